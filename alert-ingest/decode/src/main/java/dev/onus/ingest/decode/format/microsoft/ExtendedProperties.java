package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.text.BareName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an alert says beside its columns, names in lower case without separators. The text that holds it is cut off
 * where the table's column ends; the pairs before that are whole.
 */
record ExtendedProperties(Map<String, String> values) {
    private static final int OF_PRINCIPAL = 75;
    private static final int OF_APPLICATION = 65;
    private static final int LONGEST = 100_000;
    private static final int MOST = 500;
    /** A rule's own details stand in it as JSON inside JSON. */
    private static final Set<String> INSIDE = Set.of("customdetails", "alertcontext");

    private static final Set<String> PRINCIPALS =
            Set.of("serviceprincipalid", "serviceprincipalobjectid", "managedidentityobjectid");
    private static final Set<String> APPLICATIONS =
            Set.of("appid", "applicationid", "clientid", "clientapplicationid", "serviceprincipalappid");
    private static final Pattern PAIR =
            Pattern.compile("\"([^\"\\\\]{1,200})\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.){0,2000}+)\"");

    static ExtendedProperties of(JsonNode field, AlertDraft draft) {
        Map<String, String> values = new LinkedHashMap<>();
        if (InnerJson.isBroken(field)) {
            draft.warn("The extended properties are cut off; only what stands whole in them is read.");
            String text = field.textValue();
            Matcher pair = PAIR.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
            while (pair.find() && values.size() < MOST) {
                values.putIfAbsent(
                        BareName.of(pair.group(1)),
                        pair.group(2).replace("\\\"", "\"").replace("\\\\", "\\"));
            }
        } else {
            collect(InnerJson.of(field), values);
        }
        return new ExtendedProperties(values);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(BareName.of(name))).filter(text -> !text.isBlank());
    }

    void find(AlertDraft draft) {
        PRINCIPALS.forEach(name -> value(name)
                .filter(MicrosoftIds::isGuid)
                .ifPresent(id ->
                        draft.candidate(MicrosoftIds.servicePrincipal(id), CandidateRole.PRINCIPAL, OF_PRINCIPAL)));
        APPLICATIONS.forEach(name -> value(name)
                .filter(MicrosoftIds::isGuid)
                .ifPresent(
                        id -> draft.candidate(MicrosoftIds.application(id), CandidateRole.PRINCIPAL, OF_APPLICATION)));
    }

    private static void collect(JsonNode node, Map<String, String> values) {
        node.properties().forEach(field -> {
            String name = BareName.of(field.getKey());
            JsonNode value = field.getValue();
            JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
            if (INSIDE.contains(name)) {
                collect(InnerJson.of(value), values);
            } else if (first.isValueNode() && values.size() < MOST) {
                values.putIfAbsent(name, first.asText("").strip());
            }
        });
    }
}
