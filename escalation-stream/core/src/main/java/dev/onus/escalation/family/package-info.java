/**
 * The cases of identities that one issuer has issued, as the task of the issuer counts them: from when on they are a
 * storm, which cases follow it, and what these are told (ESC-8). Pure, as everything in this module.
 */
@NullMarked
package dev.onus.escalation.family;

import org.jspecify.annotations.NullMarked;
