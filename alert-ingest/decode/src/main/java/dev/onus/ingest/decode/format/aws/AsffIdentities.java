package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Mentions;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.CredentialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The identity of a finding is one of its resources, and not always the first: an actor before what it acted upon, and a
 * long-lived key before its user.
 */
final class AsffIdentities {
    private static final int OF_KEY = 95;
    private static final int OF_SESSION = 92;
    private static final int OF_ACTOR = 90;
    private static final int OF_OWNER_OF_KEY = 88;
    private static final int OF_CONTROLLED = 70;
    private static final int OF_CREDENTIAL = 62;
    private static final int OF_WORKLOAD = 60;
    private static final int OF_UNIQUE_ID = 55;
    /** An actor's key counts more, a key that was acted upon as much less. */
    private static final int LESS_FOR_A_TARGET = 20;

    private static final Set<String> IDENTITIES = Set.of("AwsIamAccessKey", "AwsIamUser", "AwsIamRole");
    private static final String KEY_PREFIX = "AWS::IAM::AccessKey:";

    private final Fields finding;
    private final AlertDraft draft;
    private final boolean hasActor;

    private AsffIdentities(Fields finding, AlertDraft draft) {
        this.finding = finding;
        this.draft = draft;
        this.hasActor = resources(finding).stream().anyMatch(AsffIdentities::isActor);
    }

    static void find(Fields finding, AlertDraft draft) {
        AsffIdentities identities = new AsffIdentities(finding, draft);
        resources(finding).forEach(identities::read);
        String text = finding.text("Title").orElse("") + "\n"
                + finding.text("Description").orElse("");
        Mentions.inText(text, partition(finding), finding.text("AwsAccountId"), draft);
    }

    /** What was acted upon: a target, else the first that is no identity, else the first. */
    static Optional<String> resource(Fields finding) {
        List<Fields> all = resources(finding);
        return all.stream()
                .filter(it -> it.text("ResourceRole").orElse("").equalsIgnoreCase("Target"))
                .filter(it -> !IDENTITIES.contains(it.text("Type").orElse("")))
                .findFirst()
                .or(() -> all.stream()
                        .filter(it -> !IDENTITIES.contains(it.text("Type").orElse("")))
                        .findFirst())
                .or(() -> all.stream().findFirst())
                .flatMap(it -> it.text("Id"))
                .filter(id -> !id.endsWith(":null"));
    }

    private void read(Fields resource) {
        int less = hasActor && !isActor(resource) ? LESS_FOR_A_TARGET : 0;
        String id = resource.text("Id").orElse("");
        switch (resource.text("Type").orElse("")) {
            case "AwsIamAccessKey" -> accessKey(resource, less);
            case "AwsIamUser", "AwsIamRole" ->
                arn(Optional.of(id), role(resource), isActor(resource) ? OF_ACTOR : OF_CONTROLLED);
            case "AwsSecretsManagerSecret" -> named("aws:secret:", id, less);
            case "AwsCertificateManagerCertificate" -> named("aws:certificate:", id, less);
            case "AwsEc2Instance" ->
                arn(resource.text("Details.AwsEc2Instance.IamInstanceProfileArn"), CandidateRole.RESOURCE, OF_WORKLOAD);
            case "AwsLambdaFunction" ->
                arn(resource.text("Details.AwsLambdaFunction.Role"), CandidateRole.RESOURCE, OF_WORKLOAD);
            default -> arn(Optional.of(id), CandidateRole.RESOURCE, OF_WORKLOAD);
        }
    }

    /** A temporary key belongs to a session: whoever issued that is the identity. */
    private void accessKey(Fields resource, int less) {
        Fields key = resource.in("Details.AwsIamAccessKey");
        String type = key.text("PrincipalType").orElse("");
        Optional<String> id = key.text("AccessKeyId").or(() -> keyId(resource.text("Id")));
        boolean session = type.equals("AssumedRole")
                || type.equals("Role")
                || key.has("SessionContext.SessionIssuer.Arn")
                || id.filter(AwsNames::isTemporaryKey).isPresent();
        if (!session) {
            id.ifPresent(it -> draft.candidate(AwsNames.accessKey(it), CandidateRole.CREDENTIAL, OF_KEY - less));
        }
        arn(key.text("SessionContext.SessionIssuer.Arn"), CandidateRole.ACTOR, OF_SESSION - less);
        Optional<String> account = key.text("AccountId").or(() -> finding.text("AwsAccountId"));
        Optional<String> name = key.text("UserName").or(() -> key.text("PrincipalName"));
        if (account.isPresent() && name.isPresent() && !key.has("SessionContext.SessionIssuer.Arn")) {
            String partition = resource.text("Partition").orElse("aws");
            String of = session
                    ? AwsNames.role(partition, account.get(), name.get())
                    : AwsNames.user(partition, account.get(), name.get());
            draft.candidate(of, CandidateRole.ACTOR, OF_OWNER_OF_KEY - less);
        }
        key.text("PrincipalId")
                .flatMap(AwsNames::principal)
                .ifPresent(it -> draft.candidate(it, CandidateRole.PRINCIPAL, OF_UNIQUE_ID - less));
        key.text("Status").ifPresent(status -> {
            CredentialState state =
                    status.equalsIgnoreCase("Active") ? CredentialState.ACTIVE : CredentialState.INACTIVE;
            draft.credential(state, Timestamps.read(finding.at("UpdatedAt")));
        });
    }

    /** {@code AWS::IAM::AccessKey:<id>}, the id alone, or nothing behind the name, which products write as null. */
    private static Optional<String> keyId(Optional<String> resourceId) {
        return resourceId
                .map(id -> id.startsWith(KEY_PREFIX) ? id.substring(KEY_PREFIX.length()) : id)
                .filter(id -> id.matches("[A-Z0-9]{16,128}"));
    }

    private void named(String prefix, String id, int less) {
        if (!id.isEmpty()) {
            draft.candidate(prefix + id, CandidateRole.RESOURCE, OF_CREDENTIAL - less);
        }
    }

    private void arn(Optional<String> arn, CandidateRole role, int confidence) {
        arn.flatMap(AwsNames::ofArn).ifPresent(id -> draft.candidate(id, role, confidence));
    }

    private static CandidateRole role(Fields resource) {
        return isActor(resource) ? CandidateRole.ACTOR : CandidateRole.RESOURCE;
    }

    private static boolean isActor(Fields resource) {
        return resource.text("ResourceRole").orElse("").equalsIgnoreCase("Actor");
    }

    private static String partition(Fields finding) {
        return resources(finding).stream()
                .flatMap(it -> it.text("Partition").stream())
                .findFirst()
                .orElse("aws");
    }

    private static List<Fields> resources(Fields finding) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode resource : finding.at("Resources")) {
            all.add(new Fields(resource));
        }
        return all;
    }
}
