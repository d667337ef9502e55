package dev.onus.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.PagePurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One message of each kind, and what each vendor's rendering of it is to be. The expected ones lie in {@code golden/};
 * with {@code -Donus.golden.write=true} they are written anew, to be looked at before they are committed.
 */
public final class Renderings {
    /** What somebody who controls an alert's text would write. */
    public static final String HOSTILE =
            "<!channel> <@U0BOSS> <https://evil.example.org|Acknowledge> [Approve](https://evil.example.org) **now** "
                    + "`x` &amp; <at>Everyone</at>\r\nOwner: nobody \u202egnp.exe";

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private Renderings() {}

    /** By what they are called in the names of the expected files. */
    public static Map<String, Message> all() {
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("page", page("case-1"));
        all.put("reminder", Samples.message("reminded", "case-1", "ana"));
        all.put("withdrawal", Samples.message("page-withdrawn", "case-1", "ana"));
        all.put("informed", withPage(page -> page.setCapacity(PageCapacity.informed)));
        all.put("bundle", page("case-1").with(List.of(page("case-2"), page("case-3"))));
        all.put("verification", purpose(PagePurpose.VERIFICATION));
        all.put("test", purpose(PagePurpose.TEST));
        all.put("notice", purpose(PagePurpose.NOTICE));
        return Collections.unmodifiableMap(all);
    }

    public static Message page(String caseId) {
        return Samples.message("page-requested", caseId, "ana");
    }

    /** A page whose every text from outside is this. */
    public static Message pageSaying(String text) {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, WINDOW);
        return Samples.message(EscalationEvent.newBuilder(event)
                .setReason(text)
                .setSummary(text)
                .setPersons(List.of())
                .setIdentity(IdentityFacts.newBuilder(event.getIdentity())
                        .setId(text)
                        .setSystem(text)
                        .setEnvironment(text)
                        .setBusinessProcess(text)
                        .setDependents(List.of(text, text))
                        .setRevocationMethod(text)
                        .setRunbook(text)
                        .build())
                .setAlert(AlertFacts.newBuilder(event.getAlert())
                        .setTitle(text)
                        .setResource(text)
                        .setAlertClass(text)
                        .build())
                .build());
    }

    /** More pages than any vendor takes in one message. */
    public static Message bundleOf(int pages, String text) {
        Message first = pageSaying(text);
        return first.with(Collections.nCopies(pages - 1, first));
    }

    public static Message purpose(PagePurpose purpose) {
        return withPage(page -> page.setPurpose(purpose.word())
                .setContact("telephone")
                .setCapacity(PageCapacity.informed)
                .clearAcknowledgeBy());
    }

    public static Message withPage(UnaryOperator<PageFacts.Builder> change) {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, WINDOW);
        PageFacts page = change.apply(PageFacts.newBuilder(event.getPage())).build();
        return Samples.message(EscalationEvent.newBuilder(event).setPage(page).build());
    }

    /** @param name vendor and kind, for example {@code slack-page} */
    public static void assertGolden(String name, JsonNode actual) {
        Path file = GOLDEN.resolve(name + ".json");
        try {
            if (Boolean.getBoolean("onus.golden.write")) {
                Files.createDirectories(GOLDEN);
                Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
            }
            assertThat(actual).as("%s", file).isEqualTo(JSON.readTree(Files.readString(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
