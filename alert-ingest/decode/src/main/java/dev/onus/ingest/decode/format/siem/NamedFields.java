package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat.Context;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.CommonEnvelopes;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.text.BareName;
import dev.onus.vocabulary.IdentityId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Identities in fields whose names somebody chose: columns of a search, labels, details. A field is known by the end of
 * its path, however it is spelt ({@code src_user}, {@code userIdentity.accessKeyId}, {@code aws.access-key-id}).
 */
final class NamedFields {
    private static final int NAMED = 95;
    private static final int OF_KEY = 85;
    private static final int OF_ARN = 80;
    private static final int OF_CLIENT = 65;
    private static final int OF_RESOURCE = 60;
    private static final int MOST_FIELDS = 1_000;
    private static final int DEEPEST = 8;

    private static final Set<String> IDENTITIES = Set.of("identity", "identityid", "onusidentity");
    private static final Set<String> USERS = Set.of(
            "user",
            "srcuser",
            "suser",
            "duser",
            "userid",
            "username",
            "usrname",
            "usrid",
            "suid",
            "accountname",
            "srcuserid",
            "principal",
            "principalname",
            "principalid",
            "principalemail",
            "actor",
            "actorname",
            "riskobject",
            "useremail",
            "email",
            "impersonatedusername");
    private static final Set<String> CLIENTS = Set.of("clientid", "appid", "applicationid", "oauthclientid");
    private static final Set<String> SERVICE_ACCOUNTS =
            Set.of("serviceaccount", "serviceaccountname", "sourceservicename");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final String product;
    private final Context context;
    private final AlertDraft draft;

    private NamedFields(String product, Context context, AlertDraft draft) {
        this.product = product;
        this.context = context;
        this.draft = draft;
    }

    static void find(JsonNode tree, String product, Context context, AlertDraft draft) {
        find(tree, product, context, draft, path -> true);
    }

    /** @param wanted which paths, lower case, are looked at */
    static void find(JsonNode tree, String product, Context context, AlertDraft draft, Predicate<String> wanted) {
        NamedFields found = new NamedFields(product, context, draft);
        found.collect(tree, "", 0, wanted);
        found.fields.forEach(found::judge);
    }

    private void collect(JsonNode node, String path, int depth, Predicate<String> wanted) {
        if (fields.size() >= MOST_FIELDS || depth > DEEPEST) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = field.getKey().toLowerCase(Locale.ROOT);
                collect(field.getValue(), path.isEmpty() ? name : path + "." + name, depth + 1, wanted);
            });
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, path, depth + 1, wanted));
        } else if (node.isTextual() && wanted.test(path)) {
            Optional<JsonNode> inside = Optional.of(node.textValue())
                    .filter(text -> text.startsWith("{"))
                    .flatMap(CommonEnvelopes::json)
                    .filter(JsonNode::isObject);
            if (inside.isPresent()) {
                collect(inside.get(), path, depth + 1, wanted);
                return;
            }
            String text = Fields.plain(node.textValue());
            if (!Dotted.isNothing(text)) {
                fields.computeIfAbsent(path, ignored -> new ArrayList<>()).add(text);
            }
        }
    }

    private void judge(String path, List<String> values) {
        String plain = BareName.of(path);
        String last = BareName.of(path.substring(path.lastIndexOf('.') + 1));
        boolean isUser =
                USERS.contains(last) || USERS.contains(plain) || plain.endsWith("usrid") || plain.endsWith("username");
        for (String value : values) {
            if (IDENTITIES.contains(last) && isOurs(value)) {
                draft.candidate(value, CandidateRole.NAMED, NAMED);
            } else if (plain.endsWith("accesskeyid")) {
                key(value);
            } else if (value.startsWith("arn:")) {
                arn(path, value);
            } else if (plain.endsWith("serviceprincipalid")) {
                draft.candidate("entra:service-principal:" + value, CandidateRole.ACTOR, OF_KEY);
            } else if (SERVICE_ACCOUNTS.contains(last)) {
                serviceAccount(value);
            } else if (CLIENTS.contains(last)) {
                boolean entra = plain.startsWith("azure") || plain.startsWith("entra");
                String prefix = entra && GUID.matcher(value).matches() ? "entra:application:" : "oauth:client:";
                draft.candidate(prefix + value, CandidateRole.PRINCIPAL, OF_CLIENT);
            } else if (isUser || last.equals("spiffeid")) {
                Accounts.add(draft, value, product, cluster(), CandidateRole.PRINCIPAL, OF_ARN);
            }
        }
    }

    private static boolean isOurs(String value) {
        return !value.startsWith("arn:")
                && !value.startsWith("system:")
                && IdentityId.find(value).isPresent();
    }

    private void key(String value) {
        if (!AwsNames.isTemporaryKey(value)) {
            draft.candidate(AwsNames.accessKey(value), CandidateRole.CREDENTIAL, OF_KEY);
        }
    }

    private void arn(String path, String value) {
        boolean touched = path.contains("resource") || path.contains("target") || path.contains("request");
        AwsNames.ofArn(value)
                .ifPresent(id -> draft.candidate(
                        id,
                        touched ? CandidateRole.RESOURCE : CandidateRole.PRINCIPAL,
                        touched ? OF_RESOURCE : OF_ARN));
    }

    /** Of Kubernetes when a name space stands beside it. */
    private void serviceAccount(String value) {
        Optional<String> space = first("namespace").or(() -> first("kubernetes.namespace"));
        if (space.isPresent() && Accounts.machine(value, cluster()).isEmpty()) {
            String prefix = cluster().map(name -> name + "/").orElse("");
            draft.candidate(
                    "k8s:service-account:" + prefix + space.get() + "/" + value, CandidateRole.PRINCIPAL, OF_ARN);
        } else {
            Accounts.add(draft, value, product, cluster(), CandidateRole.PRINCIPAL, OF_ARN);
        }
    }

    private Optional<String> cluster() {
        return first("cluster").or(() -> first("orchestrator.cluster.name")).or(() -> context.given("cluster"));
    }

    private Optional<String> first(String path) {
        return Optional.ofNullable(fields.get(path)).map(List::getFirst);
    }
}
