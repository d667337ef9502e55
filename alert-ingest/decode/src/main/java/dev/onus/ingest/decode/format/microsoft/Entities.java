package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.KubernetesNames;
import dev.onus.ingest.decode.text.BareName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entities of a security alert: a list, the same as a text, or an empty text. An entity may stand once, with
 * {@code $id}, and be meant elsewhere by {@code $ref}.
 */
final class Entities {
    private static final int OF_PRINCIPAL = 80;
    private static final int OF_APPLICATION = 70;
    private static final int OF_RESOURCE = 60;
    private static final int OF_PERSON = 50;
    /** More in one alert are not looked at. */
    private static final int MOST = 500;

    private static final List<String> RESOURCE_IDS =
            List.of("ResourceId", "AmazonResourceId", "FullResourceName", "Arn");

    private static final Map<String, String> INCIDENT_NAMES = Map.of(
            "accountName", "Name", "upnSuffix", "UPNSuffix", "oAuthAppId", "OAuthAppId", "serviceAccountName", "Name");

    private final List<Fields> all = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private Entities() {}

    static Entities of(JsonNode field, AlertDraft draft) {
        Entities entities = new Entities();
        if (InnerJson.isBroken(field)) {
            draft.warn("The entities are cut off or are no JSON, so that nobody is read from them.");
        }
        for (JsonNode each : InnerJson.of(field)) {
            if (each.isObject() && entities.all.size() < MOST) {
                entities.all.add(new Fields(each));
                entities.remember(each);
            }
        }
        return entities;
    }

    /**
     * The entities of an incident, which have their kind and their properties apart, and small first letters: here they
     * get the names that they have in an alert.
     */
    static Entities ofIncident(JsonNode related, AlertDraft draft) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : related) {
            ObjectNode entity = list.addObject();
            each.path("properties").properties().forEach(field -> {
                String name = field.getKey();
                entity.set(INCIDENT_NAMES.getOrDefault(name, capital(name)), field.getValue());
            });
            entity.set("Type", each.path("kind"));
        }
        return of(list, draft);
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** All of them become candidates of the one alert: an alert for each would multiply what people count. */
    void find(AlertDraft draft, Optional<String> cluster) {
        for (Fields entity : all) {
            switch (typeOf(entity)) {
                case "account", "user" -> account(entity, draft);
                case "serviceprincipal" -> servicePrincipal(entity, draft);
                case "cloudapplication", "oauthapplication" -> application(entity, draft);
                case "k8sserviceaccount", "kubernetesserviceaccount" ->
                    serviceAccount(entity, cluster)
                            .ifPresent(id -> draft.candidate(id, CandidateRole.PRINCIPAL, OF_PRINCIPAL));
                case "k8spod", "kubernetespod" ->
                    serviceAccount(inside(entity, "ServiceAccount"), cluster)
                            .ifPresent(id -> draft.candidate(id, CandidateRole.PRINCIPAL, OF_APPLICATION));
                case "azureresource", "amazonresource", "awsresource", "gcpresource", "googlecloudresource" ->
                    resourceOf(entity)
                            .flatMap(MicrosoftIds::ofResource)
                            .ifPresent(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_RESOURCE));
                default -> {
                    // Hosts, processes, addresses and whatever Microsoft adds are no identities.
                }
            }
        }
    }

    /** The first resource of a cloud. */
    Optional<String> resource() {
        return all.stream()
                .filter(entity -> typeOf(entity).endsWith("resource"))
                .map(Entities::resourceOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<String> address() {
        return all.stream()
                .filter(entity -> typeOf(entity).equals("ip"))
                .map(entity -> entity.text("Address"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A person, unless its name is an id: that is how the sign-in of an application appears. */
    private static void account(Fields entity, AlertDraft draft) {
        Optional<String> name = entity.text("Name");
        Optional<String> suffix = entity.text("UPNSuffix");
        if (suffix.isEmpty() && name.filter(MicrosoftIds::isGuid).isPresent()) {
            draft.candidate(MicrosoftIds.application(name.get()), CandidateRole.PRINCIPAL, OF_APPLICATION);
            return;
        }
        entity.text("AadUserId")
                .or(() -> name.flatMap(local -> suffix.map(domain -> local + "@" + domain)))
                .or(() -> name)
                .ifPresent(id -> draft.candidate(MicrosoftIds.user(id), CandidateRole.HUMAN, OF_PERSON));
    }

    private static void servicePrincipal(Fields entity, AlertDraft draft) {
        entity.text("ServicePrincipalObjectId")
                .or(() -> entity.text("ObjectId"))
                .or(() -> entity.text("AadObjectId"))
                .ifPresent(id ->
                        draft.candidate(MicrosoftIds.servicePrincipal(id), CandidateRole.PRINCIPAL, OF_PRINCIPAL));
        application(entity, draft);
    }

    /** A number is Defender for Cloud Apps' name for a whole product such as Office 365, which nobody here owns. */
    private static void application(Fields entity, AlertDraft draft) {
        entity.text("OAuthAppId")
                .or(() -> entity.text("AppId"))
                .filter(MicrosoftIds::isGuid)
                .ifPresent(
                        id -> draft.candidate(MicrosoftIds.application(id), CandidateRole.PRINCIPAL, OF_APPLICATION));
    }

    private Optional<String> serviceAccount(Fields entity, Optional<String> given) {
        Fields space = inside(entity, "Namespace");
        Fields cluster = inside(space, "Cluster");
        Optional<String> in = cluster.text("Name")
                .or(() -> inside(cluster, "CloudResource").text("ResourceId").map(Entities::lastPart))
                .or(() -> given);
        return entity.text("Name")
                .flatMap(name -> space.text("Name")
                        .map(called -> KubernetesNames.ofUser("system:serviceaccount:" + called + ":" + name, in)));
    }

    private Fields inside(Fields entity, String name) {
        JsonNode found = entity.at(name);
        return new Fields(byId.getOrDefault(found.path("$ref").asText(""), found));
    }

    private void remember(JsonNode node) {
        if (node.path("$id").isValueNode() && byId.size() < MOST) {
            byId.put(node.path("$id").asText(), node);
        }
        node.forEach(child -> {
            if (child.isObject()) {
                remember(child);
            }
        });
    }

    private static Optional<String> resourceOf(Fields entity) {
        return RESOURCE_IDS.stream().map(entity::text).flatMap(Optional::stream).findFirst();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String typeOf(Fields entity) {
        return BareName.of(entity.text("Type").or(() -> entity.text("type")).orElse(""));
    }
}
