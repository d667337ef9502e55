package dev.onus.ingest.decode.format.aws;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who called, and whom the call was about: the key of a creator and the key that was created are two, and the second is
 * what the alert is about.
 */
final class CloudTrailIdentities {
    private static final int OF_SUBJECT_KEY = 98;
    private static final int OF_SUBJECT = 96;
    private static final int OF_KEY = 95;
    private static final int OF_ACTOR = 90;
    private static final int OF_UNIQUE_ID = 55;
    private static final int OF_RESOURCE = 60;
    /** Whoever called counts less where the call was about another. */
    private static final int LESS_BESIDE_A_SUBJECT = 25;

    /** The key that AWS found in the open is what the alert is about, before its user. */
    private static final int MORE_OF_THE_QUARANTINED = 3;

    private static final Pattern ARN = Pattern.compile("^arn:aws[a-z-]*:(?:iam|sts)::\\d*:([\\w+=,.@/-]+)$");

    private static final String IAM = "iam.amazonaws.com";
    private static final String QUARANTINE = "CompromisedKeyQuarantine";
    /** Roles that people get from IAM Identity Center. */
    private static final String OF_PEOPLE = ":role/aws-reserved/sso.amazonaws.com/";

    private static final String OF_PEOPLE_WITHOUT_PATH = ":role/AWSReservedSSO_";

    private final Fields event;
    private final String partition;

    CloudTrailIdentities(Fields event) {
        this.event = event;
        String arn = event.text("userIdentity.arn").orElse("");
        this.partition = arn.startsWith("arn:aws") ? arn.split(":", 3)[1] : "aws";
    }

    void find(AlertDraft draft) {
        boolean aboutAnother = subjectId().isPresent() || touchedKey(event).isPresent();
        touchedKey(event)
                .ifPresent(key -> draft.candidate(AwsNames.accessKey(key), CandidateRole.CREDENTIAL, OF_SUBJECT_KEY));
        specificCredential().ifPresent(id -> draft.candidate(id, CandidateRole.CREDENTIAL, OF_SUBJECT_KEY));
        subjectId().ifPresent(id -> draft.candidate(id, CandidateRole.NAMED, OF_SUBJECT));
        callers(draft, isOfTheQuarantined() ? -MORE_OF_THE_QUARANTINED : aboutAnother ? LESS_BESIDE_A_SUBJECT : 0);
        event.text("requestParameters.roleArn")
                .flatMap(AwsNames::ofArn)
                .ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_RESOURCE));
        event.text("requestParameters.secretId")
                .filter(secret -> secret.startsWith("arn:"))
                .ifPresent(secret -> draft.candidate("aws:secret:" + secret, CandidateRole.RESOURCE, OF_RESOURCE));
    }

    /** The key that a call created, changed or deleted. */
    static Optional<String> touchedKey(Fields event) {
        return event.text("responseElements.accessKey.accessKeyId")
                .or(() -> event.text("requestParameters.accessKeyId"))
                .filter(id -> id.startsWith("AKIA"));
    }

    Optional<String> account() {
        return event.text("recipientAccountId").or(() -> event.text("userIdentity.accountId"));
    }

    /** Whether people act with it, who sign in at IAM Identity Center. */
    static boolean isOfPeople(String id) {
        return id.contains(OF_PEOPLE) || id.contains(OF_PEOPLE_WITHOUT_PATH);
    }

    /** For people: the key, user, role or secret that the call was about. */
    Optional<String> subject() {
        return touchedKey(event)
                .or(() -> event.text("requestParameters.userName"))
                .or(() -> event.text("requestParameters.roleName"))
                .or(() -> event.text("additionalEventData.SecretId"));
    }

    /** For people: who called. */
    Optional<String> actor() {
        return event.text("userIdentity.arn")
                .map(CloudTrailIdentities::shortened)
                .or(() -> event.text("userIdentity.userName"))
                .or(() -> event.text("userIdentity.invokedBy"));
    }

    /** What is behind the account; a text that is no ARN stays whole, lest a secret lose what it is known by. */
    private static String shortened(String arn) {
        return ARN.matcher(arn).replaceFirst("$1");
    }

    /** AWS puts this policy on whoever has a key that it saw in the open, and does so with the rights of its owner. */
    private boolean isOfTheQuarantined() {
        boolean quarantine = Stream.of("policyName", "policyArn")
                .anyMatch(field ->
                        event.text("requestParameters." + field).orElse("").contains(QUARANTINE));
        return quarantine
                && event.text("userIdentity.userName").isPresent()
                && event.text("userIdentity.userName").equals(event.text("requestParameters.userName"));
    }

    private Optional<String> subjectId() {
        if (event.text("eventName").orElse("").equals("RotationFailed")) {
            return event.text("additionalEventData.SecretId").map(secret -> "aws:secret:" + secret);
        }
        if (!event.text("eventSource").orElse("").equals(IAM)) {
            return Optional.empty();
        }
        Optional<String> created = Stream.of("responseElements.user.arn", "responseElements.role.arn")
                .flatMap(path -> event.text(path).stream())
                .findFirst()
                .flatMap(AwsNames::ofArn);
        return created.or(() -> provider())
                .or(() -> event.text("requestParameters.userName")
                        .or(() -> event.text("responseElements.accessKey.userName"))
                        .flatMap(user -> account().map(in -> AwsNames.user(partition, in, user))))
                .or(() -> event.text("requestParameters.roleName")
                        .flatMap(role -> account().map(in -> AwsNames.role(partition, in, role))));
    }

    private Optional<String> provider() {
        return event.text("responseElements.openIDConnectProviderArn")
                .map(arn -> "aws:oidc-provider:" + arn)
                .or(() -> event.text("responseElements.sAMLProviderArn").map(arn -> "aws:saml-provider:" + arn));
    }

    private Optional<String> specificCredential() {
        return event.text("responseElements.serviceSpecificCredential.serviceSpecificCredentialId")
                .map(id -> "aws:service-specific-credential:" + id);
    }

    private void callers(AlertDraft draft, int less) {
        Fields user = event.in("userIdentity");
        user.text("accessKeyId")
                .filter(id -> id.startsWith("AKIA"))
                .ifPresent(id -> draft.candidate(AwsNames.accessKey(id), CandidateRole.CREDENTIAL, OF_KEY - less));
        Optional<String> id = user.text("sessionContext.sessionIssuer.arn")
                .or(() -> user.text("arn"))
                .flatMap(AwsNames::ofArn);
        boolean people = id.filter(CloudTrailIdentities::isOfPeople).isPresent();
        id.ifPresent(it -> draft.candidate(it, people ? CandidateRole.HUMAN : CandidateRole.ACTOR, OF_ACTOR - less));
        user.text("sessionContext.sessionIssuer.principalId")
                .or(() -> user.text("principalId"))
                .filter(it -> it.startsWith("AROA") || it.startsWith("AIDA"))
                .flatMap(AwsNames::principal)
                .ifPresent(it -> draft.candidate(
                        it, people ? CandidateRole.HUMAN : CandidateRole.PRINCIPAL, OF_UNIQUE_ID - less));
    }
}
