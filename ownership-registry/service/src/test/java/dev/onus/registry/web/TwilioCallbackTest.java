package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.pageFor;
import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.recent;
import static dev.onus.registry.web.CallbackWorld.ANAS_NUMBER;
import static dev.onus.registry.web.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import dev.onus.contracts.VerificationCode;
import dev.onus.registry.client.ReplyCode;
import dev.onus.vocabulary.PageId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text messages and calls, as Twilio posts them. */
class TwilioCallbackTest {
    private static CallbackWorld world;

    @BeforeAll
    static void start(@TempDir Path directory) {
        world = CallbackWorld.start(directory);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void shouldAcknowledgeByTheCodeOfThePageAndSayWhatCameOfIt() {
        String token = world.page("sms-acknowledged", "ana");

        HttpResponse<String> reply = text(ANAS_NUMBER, "1 " + ReplyCode.of(token), "SM1");

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(reply.body()).contains("<Message>Done. ");
        assertThat(world.server.stream.responsesTo("sms-acknowledged"))
                .singleElement()
                .satisfies(response -> {
                    assertThat(response.getAction()).isEqualTo("acknowledge");
                    assertThat(response.getActor().getPerson()).isEqualTo("ana");
                    assertThat(response.getActor().getVia()).isEqualTo("sms");
                    assertThat(response.getParameters()).containsEntry("providerId", "SM1");
                });
    }

    @Test
    void shouldDeclineByTheCodeInSmallLettersAndOnlyOnceForOneMessage() {
        String token = world.page("sms-declined", "ana");
        String code = ReplyCode.of(token).value().toLowerCase(Locale.ROOT);

        text(ANAS_NUMBER, "2" + code, "SM2");
        text(ANAS_NUMBER, "2" + code, "SM2");

        assertThat(world.server.stream.responsesTo("sms-declined"))
                .extracting(Response::getAction)
                .containsExactly("decline");
    }

    @Test
    void shouldHearOnlyThePersonWhoseNumberItIs() {
        String token = world.page("sms-other", "ana");
        String code = "1 " + ReplyCode.of(token);

        HttpResponse<String> bo = text(CallbackWorld.BOS_NUMBER, code, "SM3");
        HttpResponse<String> nobody = text("+15551234567", code, "SM4");

        assertThat(bo.body()).contains("No page that waits for you has this code");
        assertThat(nobody.body()).as("strangers hear nothing").doesNotContain("<Message>");
        assertThat(world.server.stream.responsesTo("sms-other")).isEmpty();
    }

    @Test
    void shouldSayWhatItUnderstandsAndNotGoOnForEver() {
        // A number of its own: what is not answered any more stays so for a while.
        world.apply("""
            apiVersion: onus.dev/v1
            kind: Person
            metadata: {name: eve}
            spec: {contacts: [{channel: sms-cb, address: "+351920000000"}]}
            """);

        HttpResponse<String> first = text("+351920000000", "what?", "SM5");
        for (int more = 0; more < 10; more++) {
            text("+351920000000", "what?", "SM6" + more);
        }
        HttpResponse<String> later = text("+351920000000", "what?", "SM7");

        assertThat(first.body()).contains("Reply with 1 or 2");
        assertThat(later.body()).doesNotContain("<Message>");
    }

    @Test
    void shouldUseANumberNoMoreAfterStopAndAgainAfterStart() {
        world.apply("""
            apiVersion: onus.dev/v1
            kind: Person
            metadata: {name: dee}
            spec: {contacts: [{channel: sms-cb, address: "+351910000000"}]}
            """);

        HttpResponse<String> stop = text("+351910000000", " stop ", "SM8");

        assertThat(stop.body()).as("Twilio answers it itself").doesNotContain("<Message>");
        assertThat(person("dee")).contains("\"unverified\":true").contains("person:dee");
        text("+351910000000", "START", "SM9");
        assertThat(person("dee")).doesNotContain("unverified");
    }

    @Test
    void shouldSayThePageOnTheTelephoneAndTakeOneKey() {
        String token = world.page("voice-acknowledged", "ana");
        String path = "/callbacks/voice-cb/" + token;

        HttpResponse<String> call = world.twilio(path, call("CA1", Map.of()));
        assertThat(world.server.stream.responsesTo("voice-acknowledged")).isEmpty();
        HttpResponse<String> pressed = world.twilio(path, call("CA1", Map.of("Digits", "4")));

        assertThat(call.statusCode()).as(call.body()).isEqualTo(200);
        assertThat(call.body())
                .contains("<Gather", "numDigits=\"1\"", "Access key of payments used", "Press 4")
                .contains("action=\"" + ConsoleServer.PUBLIC_URL + path + "\"")
                .contains("No key was pressed. Nothing was answered.");
        assertThat(pressed.body()).contains("<Say>Done. ");
        assertThat(world.server.stream.responsesTo("voice-acknowledged"))
                .singleElement()
                .satisfies(response -> assertThat(response.getActor().getVia()).isEqualTo("voice"));
    }

    /** With {@code -Donus.golden.write=true} it is written anew, to be read before it is committed. */
    @Test
    void shouldSayAPageLikeThis() throws IOException {
        Path golden = Path.of("src/test/resources/golden/call.xml");
        String token = world.page("voice-golden", "ana");

        String call = world.twilio("/callbacks/voice-cb/" + token, call("CA9", Map.of()))
                .body()
                .replace(token, "TOKEN");

        if (Boolean.getBoolean("onus.golden.write")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, call + "\n");
        }
        assertThat(call).isEqualTo(Files.readString(golden).strip());
    }

    @Test
    void shouldAcknowledgeNothingByAVoicemailOrAnotherKeyOrAnotherNumber() {
        String token = world.page("voice-nothing", "ana");
        String path = "/callbacks/voice-cb/" + token;

        HttpResponse<String> machine = world.twilio(path, call("CA2", Map.of("AnsweredBy", "machine_start")));
        HttpResponse<String> key = world.twilio(path, call("CA2", Map.of("Digits", "9")));
        Map<String, String> elsewhere = call("CA3", Map.of("Digits", "4"));
        elsewhere.put("To", "+15551234567");
        HttpResponse<String> number = world.twilio(path, elsewhere);

        assertThat(machine.body()).doesNotContain("<Gather").contains("nothing was acknowledged");
        assertThat(key.body()).contains("Nothing was answered");
        assertThat(number.body()).contains("not linked");
        assertThat(world.server.stream.responsesTo("voice-nothing")).isEmpty();
    }

    @Test
    void shouldDeclineByTelephone() {
        String token = world.page("voice-declined", "ana");

        world.twilio("/callbacks/voice-cb/" + token, call("CA4", Map.of("Digits", "6")));

        assertThat(world.server.stream.responsesTo("voice-declined"))
                .extracting(Response::getAction)
                .containsExactly("decline");
    }

    @Test
    void shouldSayTheCodeToANumberThatWaitsToBeVerified() {
        world.apply("""
            apiVersion: onus.dev/v1
            kind: Person
            metadata: {name: eve}
            spec: {contacts: [{name: call, channel: voice-cb, address: "+351910000001", unverified: true}]}
            """);
        CaseState watch = recent("voice-code").setKind("watch").build();
        world.server.stream.open(watch, pageFor(pageRequested(watch, "eve", 1), "verification", "call"));
        PageId pageId = new PageId(pageId(watch, "eve", 1));
        await().until(() ->
                world.server.get(world.server.linkOf(pageId.value())).statusCode() == 200);
        String path = "/callbacks/voice-cb/" + world.server.answerToken().tokenOf(pageId);

        Map<String, String> fields = call("CA6", Map.of());
        HttpResponse<String> toAna = world.twilio(path, fields);
        fields.put("To", "+351910000001");
        HttpResponse<String> toEve = world.twilio(path, fields);

        String code = VerificationCode.of(world.server.answerToken(), pageId, "eve", "call");
        assertThat(toEve.body()).contains("Your code is " + String.join(". ", code.split("")));
        assertThat(toAna.body()).contains("not linked").doesNotContain("code");
        assertThat(world.server.stream.responsesTo("voice-code")).isEmpty();
    }

    @Test
    void shouldTellTheStreamWhatBecameOfMessagesAndCalls() {
        String token = world.page("twilio-receipts", "ana");
        String sms = "/callbacks/sms-cb/" + token;

        world.twilio(sms, Map.of("MessageSid", "SM9", "MessageStatus", "sent", "To", ANAS_NUMBER));
        world.twilio(sms, Map.of("MessageSid", "SM9", "MessageStatus", "delivered", "To", ANAS_NUMBER));
        world.twilio(sms, Map.of("MessageSid", "SM9", "MessageStatus", "delivered", "To", ANAS_NUMBER));
        world.twilio("/callbacks/voice-cb/" + token + "?event=status", call("CA5", Map.of("CallStatus", "no-answer")));

        await().until(() -> world.server
                        .stream
                        .saidTo("twilio-receipts", "delivery-receipt")
                        .size()
                == 2);
        assertThat(world.server.stream.saidTo("twilio-receipts", "delivery-receipt"))
                .extracting(said -> said.getParameters().get("channel") + " "
                        + said.getParameters().get("state"))
                .containsExactly("sms-cb delivered", "voice-cb failed");
        assertThat(world.server.stream.saidTo("twilio-receipts", "delivery-receipt"))
                .allSatisfy(said -> {
                    assertThat(said.getParameters())
                            .containsEntry("person", "ana")
                            .containsKey("destination");
                    assertThat(said.getActor().getPerson()).isNull();
                });
    }

    @Test
    void shouldLetNothingInThatTwilioDidNotSign() {
        String token = world.page("twilio-forged", "ana");
        Map<String, String> fields =
                Map.of("From", ANAS_NUMBER, "Body", "1 " + ReplyCode.of(token), "MessageSid", "SM0");

        assertThat(world.twilio("/callbacks/sms-cb", fields, "another secret").statusCode())
                .isEqualTo(403);
        assertThat(world.server
                        .post("/callbacks/sms-cb", CallbackWorld.form(fields), "Content-Type", CallbackWorld.FORM)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> gone = world.twilio("/callbacks/sms-gone", fields);
        assertThat(gone.statusCode()).isEqualTo(403);
        assertThat(gone.body()).contains("tokenRef").doesNotContain("nothing\"");
        assertThat(world.server.stream.responsesTo("twilio-forged")).isEmpty();
    }

    private static HttpResponse<String> text(String number, String body, String sid) {
        return world.twilio(
                "/callbacks/sms-cb", Map.of("From", number, "To", "+15550001111", "Body", body, "MessageSid", sid));
    }

    private static Map<String, String> call(String sid, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(
                Map.of("CallSid", sid, "To", ANAS_NUMBER, "From", "+15550001111", "CallStatus", "in-progress"));
        fields.putAll(more);
        return fields;
    }

    private static String person(String name) {
        return world.server
                .get("/v1/people/" + name, "Authorization", "Bearer " + ConsoleServer.ADMIN)
                .body();
    }
}
