package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.recent;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Two people with a contact on every channel that calls back, and vendors who sign as they do. */
final class CallbackWorld {
    static final String SECRET = "a secret of the vendor and us";
    static final String ANAS_NUMBER = "+351912345678";
    static final String BOS_NUMBER = "+351912345679";
    static final String FORM = "application/x-www-form-urlencoded";

    final ConsoleServer server;

    private CallbackWorld(ConsoleServer server) {
        this.server = server;
    }

    static CallbackWorld start(Path directory) {
        ConsoleServer server = ConsoleServer.start();
        CallbackWorld world = new CallbackWorld(server);
        world.apply(yaml(secretFile(directory)));
        return world;
    }

    void apply(String yaml) {
        HttpResponse<String> applied = server.post(
                "/v1/apply",
                yaml,
                "Content-Type",
                "application/yaml",
                "Authorization",
                "Bearer " + ConsoleServer.ADMIN);
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    }

    /** @return the answer token of the page */
    String page(String caseId, String person) {
        CaseState open = recent(caseId).build();
        server.stream.open(open, pageRequested(open, person, 1));
        String link = server.linkOf(pageId(open, person, 1));
        await().until(() -> server.get(link).statusCode() == 200);
        return link.substring("/a/".length());
    }

    HttpResponse<String> twilio(String path, Map<String, String> fields) {
        return twilio(path, fields, SECRET);
    }

    /** As Twilio signs: its own address with the query, then the fields in order. */
    HttpResponse<String> twilio(String path, Map<String, String> fields, String secret) {
        String text = ConsoleServer.PUBLIC_URL
                + path
                + new TreeMap<>(fields)
                        .entrySet().stream()
                                .map(field -> field.getKey() + field.getValue())
                                .collect(Collectors.joining());
        String signature = Base64.getEncoder().encodeToString(mac("HmacSHA1", secret, text));
        return server.post(path, form(fields), "Content-Type", FORM, "X-Twilio-Signature", signature);
    }

    HttpResponse<String> slack(String body, long seconds) {
        String signature = "v0=" + hex(SECRET, "v0:" + seconds + ":" + body);
        return server.post(
                "/callbacks/slack-cb",
                body,
                "Content-Type",
                FORM,
                "X-Slack-Request-Timestamp",
                Long.toString(seconds),
                "X-Slack-Signature",
                signature);
    }

    static String hex(String secret, String text) {
        return HexFormat.of().formatHex(mac("HmacSHA256", secret, text));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void close() {
        server.close();
    }

    private static byte[] mac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path secretFile(Path directory) {
        try {
            return Files.writeString(directory.resolve("secret"), SECRET + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String yaml(Path secret) {
        String ref = "\"file:" + secret + "\"";
        return """
            apiVersion: onus.dev/v1
            kind: Channel
            metadata: {name: slack-cb}
            spec: {type: slack, tokenRef: %1$s, signingSecretRef: %1$s}
            ---
            kind: Channel
            metadata: {name: slack-open}
            spec: {type: slack, tokenRef: %1$s}
            ---
            kind: Channel
            metadata: {name: sms-cb}
            spec: {type: twilio-sms, account: AC1, tokenRef: %1$s, from: "+15550001111"}
            ---
            kind: Channel
            metadata: {name: sms-gone}
            spec: {type: twilio-sms, account: AC1, tokenRef: "file:%2$s", from: "+15550001111"}
            ---
            kind: Channel
            metadata: {name: voice-cb}
            spec: {type: twilio-voice, account: AC1, tokenRef: %1$s, from: "+15550001111"}
            ---
            kind: Channel
            metadata: {name: pd-cb}
            spec: {type: pagerduty, secretRef: %1$s, signingSecretRef: %1$s}
            ---
            kind: Channel
            metadata: {name: jira-cb}
            spec: {type: jira, url: "https://jira.example.org", tokenRef: %1$s, project: SEC, signingSecretRef: %1$s}
            ---
            kind: Channel
            metadata: {name: snow-cb}
            spec: {type: servicenow, url: "https://snow.example.org", username: onus, passwordRef: %1$s, signingSecretRef: %1$s}
            ---
            kind: Person
            metadata: {name: ana}
            spec:
              contacts:
                - {channel: slack-cb, address: U0ANA}
                - {channel: sms-cb, address: "+351912345678"}
                - {channel: voice-cb, address: "+351912345678"}
                - {channel: pd-cb, address: PANA}
                - {channel: email, address: ana@example.org}
            ---
            kind: Person
            metadata: {name: bo}
            spec:
              contacts:
                - {channel: slack-cb, address: U0BO}
                - {channel: sms-cb, address: "+351912345679"}
                - {channel: email, address: bo@example.org}
            ---
            kind: Person
            metadata: {name: cy}
            spec:
              contacts: [{channel: slack-cb, address: U0CY, unverified: true}, {channel: console}]
            """.formatted(ref, secret.resolveSibling("nothing"));
    }
}
