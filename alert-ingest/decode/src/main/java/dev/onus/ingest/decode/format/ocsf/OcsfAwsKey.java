package dev.onus.ingest.decode.format.ocsf;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import java.util.Optional;

/**
 * An access key among the resources, as Security Hub's second version writes it: its user stands in {@code data}. A
 * temporary key belongs to a session, and so to the role of that.
 */
final class OcsfAwsKey {
    private static final int OF_KEY = 94;
    private static final int OF_OWNER = 89;
    private static final int OF_UNIQUE_ID = 55;
    private static final String KEY_PREFIX = "AWS::IAM::AccessKey:";

    private OcsfAwsKey() {}

    static boolean is(Fields resource) {
        return resource.text("type")
                .filter(type -> type.equals("AWS::IAM::AccessKey") || type.equals("AwsIamAccessKey"))
                .isPresent();
    }

    static void find(Fields resource, Optional<String> account, AlertDraft draft) {
        Fields data = resource.in("data");
        Optional<String> id = data.text("access_key_id")
                .or(() -> resource.text("uid"))
                .map(text -> text.startsWith(KEY_PREFIX) ? text.substring(KEY_PREFIX.length()) : text);
        String type = data.text("user_type").orElse("");
        boolean session =
                type.contains("Role") || id.filter(AwsNames::isTemporaryKey).isPresent();
        id.filter(text -> !session && text.matches("[A-Z0-9]{16,128}"))
                .ifPresent(text -> draft.candidate(AwsNames.accessKey(text), CandidateRole.CREDENTIAL, OF_KEY));
        Optional<String> in = resource.text("owner.account.uid").or(() -> account);
        Optional<String> name =
                data.text("user_name").or(() -> resource.text("user.name")).or(() -> resource.text("name"));
        if (in.isPresent() && name.isPresent()) {
            String partition = resource.text("cloud_partition").orElse("aws");
            String owner = session
                    ? AwsNames.role(partition, in.get(), name.get())
                    : AwsNames.user(partition, in.get(), name.get());
            draft.candidate(owner, CandidateRole.ACTOR, OF_OWNER);
        }
        data.text("principal_id")
                .flatMap(AwsNames::principal)
                .ifPresent(text -> draft.candidate(text, CandidateRole.PRINCIPAL, OF_UNIQUE_ID));
    }
}
