package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.Candidate;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.GcpNames;
import dev.onus.ingest.decode.Principals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Identity ids for the users, apps and resources of OCSF, which leaves open whose names they are. */
final class OcsfNames {
    /** Of {@code user.type_id}. */
    private static final int SERVICE = 4;

    private static final Set<Integer> PEOPLE = Set.of(1, 2);

    /** Types of resources that are identities or credentials, without separators and in lower case. */
    private static final Map<String, String> CREDENTIALS = Map.of(
            "apikey", "api-key",
            "serviceaccount", "service-account",
            "serviceaccountkey", "service-account-key",
            "serviceprincipal", "service-principal",
            "application", "application",
            "accesstoken", "token",
            "secret", "secret",
            "awssecretsmanagersecret", "secret",
            "certificate", "certificate",
            "awscertificatemanagercertificate", "certificate");

    private final String provider;
    private final Optional<String> account;

    OcsfNames(Fields record) {
        this.provider = record.text("cloud.provider")
                .or(() -> record.text("metadata.product.vendor_name"))
                .map(OcsfNames::providerOf)
                .filter(name -> !name.isEmpty())
                .orElse("unknown");
        this.account = record.text("cloud.account.uid");
    }

    /** A name that says itself whose it is; else a service by the provider's own id; else a person. */
    Stream<Candidate> ofUser(Fields user, Optional<String> cluster, CandidateRole role, int confidence) {
        List<Candidate> named = Stream.of("uid", "uid_alt", "name", "full_name", "email_addr")
                .flatMap(name -> user.text(name).stream())
                .flatMap(name -> Principals.of(name, cluster, role, confidence).stream())
                .toList();
        if (named.stream().anyMatch(it -> it.confidencePercent() == confidence && it.role() == role)) {
            return named.stream();
        }
        Optional<Candidate> byName = user.text("name").flatMap(name -> awsName(user, name, role, confidence - 2));
        if (byName.isPresent()) {
            return Stream.concat(byName.stream(), named.stream());
        }
        int type = user.at("type_id").asInt();
        Optional<String> uid = user.text("uid").or(() -> user.text("name"));
        if (type == SERVICE && uid.isPresent()) {
            return Stream.of(new Candidate(provider + ":" + serviceWord() + ":" + uid.get(), role, confidence));
        }
        boolean person = PEOPLE.contains(type) && uid.isPresent() && named.isEmpty();
        return person
                ? Stream.of(new Candidate(provider + ":user:" + uid.orElseThrow(), CandidateRole.HUMAN, confidence))
                : named.stream();
    }

    /** The app or role of an actor: an ARN, or the id of an application. */
    Optional<Candidate> ofApp(String name, CandidateRole role, int confidence) {
        return Principals.of(name, Optional.empty(), role, confidence).or(() -> {
            if (provider.equals("aws")) {
                return account.filter(in -> name.matches("[\\w+=,.@-]{1,64}"))
                        .map(in -> new Candidate(AwsNames.role("aws", in, name), role, confidence));
            }
            return Optional.of(new Candidate(provider + ":application:" + name, role, confidence));
        });
    }

    /** Empty for what is no identity and no credential. */
    Optional<Candidate> ofResource(Fields resource, CandidateRole role, int confidence) {
        Optional<String> uid = resource.text("uid").or(() -> resource.text("name"));
        if (uid.isEmpty()) {
            return Optional.empty();
        }
        String name = uid.get();
        Optional<Candidate> known = Principals.of(name, Optional.empty(), role, confidence)
                .filter(it -> it.role() != CandidateRole.HUMAN)
                .or(() -> GcpNames.keyIn(name).map(id -> new Candidate(id, role, confidence)))
                .or(() -> GcpNames.accountIn(name).map(id -> new Candidate(id, role, confidence)));
        String type = resource.text("type").orElse("").toLowerCase(Locale.ROOT);
        String plain = type.substring(type.lastIndexOf('/') + 1).replaceAll("[^a-z]", "");
        return known.or(() -> Optional.ofNullable(CREDENTIALS.get(plain))
                .map(word -> new Candidate(provider + ":" + word + ":" + name, role, confidence)));
    }

    private Optional<Candidate> awsName(Fields user, String name, CandidateRole role, int confidence) {
        Optional<String> in = user.text("account.uid").or(() -> account);
        String type = user.text("type").orElse("");
        if (!provider.equals("aws") || in.isEmpty() || !(type.contains("Role") || type.equals("IAMUser"))) {
            return Optional.empty();
        }
        String id = type.contains("Role") ? AwsNames.role("aws", in.get(), name) : AwsNames.user("aws", in.get(), name);
        return Optional.of(new Candidate(id, role, confidence));
    }

    private String serviceWord() {
        return provider.equals("entra") ? "service-principal" : "service-account";
    }

    private static String providerOf(String said) {
        String plain = said.toLowerCase(Locale.ROOT);
        if (plain.contains("azure") || plain.contains("microsoft") || plain.contains("entra")) {
            return "entra";
        }
        if (plain.contains("google")) {
            return "gcp";
        }
        if (plain.contains("amazon")) {
            return "aws";
        }
        // A text that is no name is not made one, lest a secret lose what it is known by.
        return plain.matches("[a-z]{1,20}(?: [a-z]{1,20}){0,3}") ? plain.replace(' ', '-') : "unknown";
    }
}
