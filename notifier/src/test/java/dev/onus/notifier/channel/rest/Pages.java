package dev.onus.notifier.channel.rest;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.PagePurpose;
import java.time.Duration;
import java.util.function.Consumer;

/** Messages as {@link Samples} has them, with something different about each. */
public final class Pages {
    /** What somebody may make a detector say: markup of all kinds, a new line, an invisible turn of the direction. */
    public static final String HOSTILE =
            "<script>alert(1)</script> *b* {noformat}[x|http://evil.example.org] @all\nTo: "
                    + "eve@evil.example.org\r\n\u202Egnp.exe \u0000 \\ ^ [~admin]";

    private Pages() {}

    public static Message titled(String title) {
        return titled("case-1", title);
    }

    public static Message titled(String caseId, String title) {
        return with(
                "page-requested",
                caseId,
                event -> event.setAlert(
                        AlertFacts.newBuilder(event.getAlert()).setTitle(title).build()));
    }

    public static Message purpose(PagePurpose purpose) {
        return with(
                "page-requested",
                "case-1",
                event -> event.setPage(PageFacts.newBuilder(event.getPage())
                        .setPurpose(purpose.word())
                        .setContact("telephone")
                        .build()));
    }

    public static Message informed() {
        return with(
                "page-requested",
                "case-1",
                event -> event.setPage(PageFacts.newBuilder(event.getPage())
                        .setCapacity(PageCapacity.informed)
                        .clearAcknowledgeBy()
                        .build()));
    }

    public static Message with(String kind, String caseId, Consumer<EscalationEvent.Builder> change) {
        EscalationEvent.Builder event =
                EscalationEvent.newBuilder(Samples.event(kind, caseId, "ana", Samples.AT, Duration.ofMinutes(5)));
        change.accept(event);
        return Samples.message(event.build());
    }
}
