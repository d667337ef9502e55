package dev.onus.notifier;

import dev.onus.notifier.intake.IntakeSettings;
import java.net.URI;
import java.util.List;

/**
 * What an operator may choose.
 *
 * @param publicUrl where people reach the registry's web pages; answer links begin with it
 * @param outboundAllow host names, addresses and CIDR ranges that pages may go to although they are not public
 */
public record NotifierSettings(IntakeSettings intake, URI publicUrl, List<String> outboundAllow) {
    static final String DEFAULT_PUBLIC_URL = "http://127.0.0.1:8080";

    public NotifierSettings {
        outboundAllow = List.copyOf(outboundAllow);
    }
}
