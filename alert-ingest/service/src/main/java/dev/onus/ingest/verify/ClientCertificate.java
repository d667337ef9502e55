package dev.onus.ingest.verify;

import dev.onus.ingest.decode.Glob;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A client certificate that the server's TLS has found good, by the names in it: the subject as RFC 2253 writes it
 * ({@code CN=siem,O=Example}), and each alternative name after its kind ({@code DNS:siem.example.org},
 * {@code URI:spiffe://example.org/siem}). Without a pattern nobody may send: who signed it says nothing about which
 * source it is.
 */
final class ClientCertificate {
    private static final int DNS = 2;
    private static final int URI = 6;

    private ClientCertificate() {}

    static Verdict check(Optional<X509Certificate> certificate, List<String> patterns) {
        if (certificate.isEmpty()) {
            return Verdict.MISSING;
        }
        List<String> names = names(certificate.get());
        boolean known = patterns.stream()
                .map(Glob::of)
                .anyMatch(pattern -> names.stream().anyMatch(pattern::fits));
        return known ? Verdict.GOOD : Verdict.WRONG;
    }

    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        String subject = certificate.getSubjectX500Principal().getName();
        if (!subject.isEmpty()) {
            names.add(subject);
        }
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (name.get(0) instanceof Integer kind && name.get(1) instanceof String text) {
                    if (kind == DNS) {
                        names.add("DNS:" + text);
                    } else if (kind == URI) {
                        names.add("URI:" + text);
                    }
                }
            }
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
        return names;
    }
}
