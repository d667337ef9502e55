package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.Mentions;
import java.util.Optional;
import java.util.stream.Stream;

/** The identity of a finding stands in one of many places, or only in its text. */
final class GuardDutyIdentities {
    private static final int OF_KEY = 95;
    private static final int OF_ROLE = 90;
    private static final int OF_USER = 85;
    /** An actor of an attack sequence: its key, its session's issuer, its name. */
    private static final int OF_ACTOR = 92;

    private static final int OF_WORKLOAD = 82;
    private static final int OF_AFFECTED = 70;
    private static final int OF_INSTANCE = 60;
    private static final int OF_PRINCIPAL = 55;

    private final Fields finding;
    private final AlertDraft draft;
    private final String partition;
    private final Optional<String> account;

    private GuardDutyIdentities(Fields finding, AlertDraft draft) {
        this.finding = finding;
        this.draft = draft;
        this.partition = finding.text("partition").orElse("aws");
        this.account = finding.text("accountId");
    }

    static void find(Fields finding, AlertDraft draft) {
        GuardDutyIdentities identities = new GuardDutyIdentities(finding, draft);
        identities.accessKey();
        identities.kubernetes();
        identities.sequence();
        identities.arn(finding.text("resource.lambdaDetails.role"), CandidateRole.ACTOR, OF_ROLE);
        identities.arn(
                finding.text("resource.instanceDetails.iamInstanceProfile.arn"), CandidateRole.RESOURCE, OF_INSTANCE);
        identities.affected();
        String text = finding.text("title").orElse("") + "\n"
                + finding.text("description").orElse("");
        Mentions.inText(text, identities.partition, identities.account, draft);
    }

    private void accessKey() {
        Fields key = finding.in("resource.accessKeyDetails");
        Optional<String> id = key.text("accessKeyId");
        boolean temporary = id.map(AwsNames::isTemporaryKey).orElse(false);
        id.filter(text -> !AwsNames.isTemporaryKey(text))
                .ifPresent(text -> draft.candidate(AwsNames.accessKey(text), CandidateRole.CREDENTIAL, OF_KEY));
        String type = key.text("userType").orElse("");
        boolean role = type.equals("AssumedRole") || type.equals("Role");
        key.text("userName").filter(name -> account.isPresent()).ifPresent(name -> {
            if (role || (temporary && !type.equals("IAMUser"))) {
                draft.candidate(AwsNames.role(partition, account.get(), name), CandidateRole.ACTOR, OF_ROLE);
            } else if (type.equals("Root")) {
                arn(Optional.of("arn:" + partition + ":iam::" + account.get() + ":root"), CandidateRole.ACTOR, OF_USER);
            } else if (type.equals("IAMUser") || type.equals("FederatedUser")) {
                draft.candidate(AwsNames.user(partition, account.get(), name), CandidateRole.ACTOR, OF_USER);
            }
        });
        key.text("principalId")
                .flatMap(AwsNames::principal)
                .ifPresent(stable -> draft.candidate(stable, CandidateRole.PRINCIPAL, OF_PRINCIPAL));
    }

    /** Whoever is impersonated acts; the account of the workload is what an attacker inside of it has. */
    private void kubernetes() {
        Optional<String> cluster = finding.text("resource.eksClusterDetails.name");
        Fields user = finding.in("resource.kubernetesDetails.kubernetesUserDetails");
        kubernetesUser(user.text("impersonatedUser.username"), cluster, OF_ACTOR);
        kubernetesUser(user.text("username"), cluster, OF_ROLE);
        Fields workload = finding.in("resource.kubernetesDetails.kubernetesWorkloadDetails");
        workload.text("serviceAccountName")
                .flatMap(name -> workload.text("namespace").map(space -> "system:serviceaccount:" + space + ":" + name))
                .ifPresent(name ->
                        draft.candidate(KubernetesNames.ofUser(name, cluster), CandidateRole.PRINCIPAL, OF_WORKLOAD));
    }

    /** The platform's own parts and nobody in particular ({@code system:anonymous}) are no identity with an owner. */
    private void kubernetesUser(Optional<String> username, Optional<String> cluster, int confidence) {
        username.filter(name -> !name.startsWith("system:") || name.startsWith("system:serviceaccount:"))
                .map(name -> AwsNames.ofArn(name).orElseGet(() -> KubernetesNames.ofUser(name, cluster)))
                .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, confidence));
    }

    /** The actors of an attack sequence, where GuardDuty lists them, and the keys among its resources. */
    private void sequence() {
        for (JsonNode each : finding.at("service.detection.sequence.actors")) {
            Fields actor = new Fields(each);
            Fields user = actor.in("user");
            user.text("credentialUid")
                    .filter(key -> !AwsNames.isTemporaryKey(key))
                    .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.ACTOR, OF_ACTOR));
            actor.text("session.issuer")
                    .flatMap(AwsNames::ofArn)
                    .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_ACTOR - 1));
            named(
                    user.text("name"),
                    user.text("type").orElse(""),
                    user.text("account.uid"),
                    CandidateRole.ACTOR,
                    OF_ACTOR - 2);
        }
        for (JsonNode resource : finding.at("service.detection.sequence.resources")) {
            Fields key = new Fields(resource).in("data.accessKey");
            named(
                    key.text("userName"),
                    key.text("userType").orElse(""),
                    new Fields(resource).text("accountId"),
                    CandidateRole.RESOURCE,
                    OF_AFFECTED);
        }
    }

    private void named(
            Optional<String> name, String type, Optional<String> ownAccount, CandidateRole role, int confidence) {
        Optional<String> in = ownAccount.or(() -> account);
        if (name.isPresent() && in.isPresent()) {
            String id = type.contains("Role")
                    ? AwsNames.role(partition, in.get(), name.get())
                    : AwsNames.user(partition, in.get(), name.get());
            draft.candidate(id, role, confidence);
        }
    }

    private void affected() {
        JsonNode affected = finding.at("service.action.awsApiCallAction.affectedResources");
        Stream.of("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::AccessKey").forEach(type -> {
            String value = affected.path(type).asText("");
            if (type.endsWith("AccessKey") && value.startsWith("AKIA")) {
                draft.candidate(AwsNames.accessKey(value), CandidateRole.RESOURCE, OF_AFFECTED);
            }
            AwsNames.ofArn(value).ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_AFFECTED));
        });
    }

    private void arn(Optional<String> arn, CandidateRole role, int confidence) {
        arn.flatMap(AwsNames::ofArn).ifPresent(id -> draft.candidate(id, role, confidence));
    }
}
