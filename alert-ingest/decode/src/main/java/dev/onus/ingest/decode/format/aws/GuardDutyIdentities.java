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
    private static final int OF_ACTOR = 80;
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
        identities.arn("resource.lambdaDetails.role", CandidateRole.ACTOR, OF_ROLE);
        identities.arn("resource.instanceDetails.iamInstanceProfile.arn", CandidateRole.RESOURCE, OF_INSTANCE);
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
            } else if (type.equals("IAMUser")) {
                draft.candidate(AwsNames.user(partition, account.get(), name), CandidateRole.ACTOR, OF_USER);
            }
        });
        key.text("principalId").ifPresent(principal -> {
            String stable = principal.split(":", 2)[0];
            draft.candidate("aws:principal:" + stable, CandidateRole.PRINCIPAL, OF_PRINCIPAL);
        });
    }

    private void kubernetes() {
        Fields user = finding.in("resource.kubernetesDetails.kubernetesUserDetails");
        user.text("username")
                .map(name -> KubernetesNames.ofUser(name, finding.text("resource.eksClusterDetails.name")))
                .ifPresent(id -> draft.candidate(id, CandidateRole.ACTOR, OF_ROLE));
    }

    /** The actors of an attack sequence, where GuardDuty lists them. */
    private void sequence() {
        for (JsonNode actor : finding.at("service.detection.sequence.actors")) {
            Fields user = new Fields(actor).in("user");
            user.text("credentialUid")
                    .filter(key -> !AwsNames.isTemporaryKey(key))
                    .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.ACTOR, OF_ACTOR));
            Optional<String> in = user.text("account.uid").or(() -> account);
            user.text("name").filter(name -> in.isPresent()).ifPresent(name -> {
                boolean isRole = user.text("type").orElse("").contains("Role");
                String id = isRole
                        ? AwsNames.role(partition, in.orElseThrow(), name)
                        : AwsNames.user(partition, in.orElseThrow(), name);
                draft.candidate(id, CandidateRole.ACTOR, OF_ACTOR - 1);
            });
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

    private void arn(String path, CandidateRole role, int confidence) {
        finding.text(path).flatMap(AwsNames::ofArn).ifPresent(id -> draft.candidate(id, role, confidence));
    }
}
