package dev.onus.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onus.cli.api.OnusApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Secrets that nobody uses, put into every text of a vendor's message, and what of them must be seen nowhere. */
final class Planted {
    private static final List<String> SECRETS = List.of(
            "ghp_pl4nted6789abcdefghijABCDEFGHIJ0123",
            "xoxb-776655443322-plantedabcdef",
            "glpat-plantedefghijklmnop",
            "AKIA4PLANTED00000001 wJalrXUtnFEMI/K7MDENG/bPxRfiPLANTEDKEYzz",
            "https://build:pl4nted-p4ss@ci.example.org/job",
            "password=pl4nted-horse-battery",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEplantedAAAA\n-----END RSA PRIVATE KEY-----");
    /** Enough of each to know it again; the id of an access key and an address may be shown. */
    static final List<String> TELLING = List.of(
            "ghp_pl4nted678",
            "776655443322-p",
            "glpat-plantede",
            "wJalrXUtnFEMI/",
            "pl4nted-p4ss",
            "pl4nted-horse",
            "MIIEplantedAAA");

    private Planted() {}

    /** The message with the secrets behind every text of it; a message of lines gets them at the end of each. */
    static byte[] in(String message) {
        String all = String.join(" ", SECRETS);
        return json(message)
                .map(tree -> behindEveryText(tree, all).toString())
                .orElseGet(() -> message.lines()
                        .map(line -> json(line)
                                .map(tree -> behindEveryText(tree, all).toString())
                                .orElseGet(() -> line + " " + all.replace("\n", "\\n")))
                        .collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(OnusApi.JSON.readTree(text)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static JsonNode behindEveryText(JsonNode node, String secrets) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(behindEveryText(field.getValue(), secrets)));
        } else if (node instanceof ArrayNode array) {
            for (int place = 0; place < array.size(); place++) {
                array.set(place, behindEveryText(array.get(place), secrets));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(node.textValue() + " " + secrets);
        }
        return node;
    }
}
