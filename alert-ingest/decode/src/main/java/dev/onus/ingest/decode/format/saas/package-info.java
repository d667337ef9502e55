/** What services send that organisations rent: Okta, Salesforce, OpenAI, Anthropic, CrowdStrike. */
@NullMarked
package dev.onus.ingest.decode.format.saas;

import org.jspecify.annotations.NullMarked;
