package dev.onus.notifier.pipeline;

import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.contact.PersonWays;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.CoursePlan;
import dev.onus.notifier.course.Errand;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stage that lays out what is to be tried when, as the event and the person's own rules say. */
final class PlanCourse {
    private final ResolveContacts resolveContacts;

    PlanCourse(ResolveContacts resolveContacts) {
        this.resolveContacts = resolveContacts;
    }

    Course apply(PageRequest request, Instant now) {
        Message message = request.message();
        Errand errand = errand(message);
        Optional<PersonWays> person = resolveContacts.apply(request);
        return person.map(found -> CoursePlan.of(errand, now, found.person(), found.ways(), found.inbox()))
                .orElseGet(() -> new Course(
                        errand.acknowledgeBy(),
                        List.of(),
                        List.of("registry: Expected a Person named '" + message.person()
                                + "', but the registry has none.")));
    }

    private static Errand errand(Message message) {
        Urgency urgency = Word.find(Urgency.class, message.page().getUrgency()).orElse(Urgency.HIGH);
        PagePurpose purpose = message.purpose();
        return new Errand(
                message.at(),
                message.type() == MessageType.PAGE ? message.acknowledgeBy() : Optional.empty(),
                urgency,
                urgency == Urgency.LOW && message.event().getSeverity() != SeverityLevel.critical,
                Optional.ofNullable(message.page().getContact()),
                purpose == PagePurpose.VERIFICATION || purpose == PagePurpose.TEST);
    }
}
