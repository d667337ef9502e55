package dev.onus.registry.web;

import dev.onus.contracts.EscalationEvent;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Page;
import dev.onus.registry.cases.Reached;
import dev.onus.registry.http.Caller;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Kind;
import dev.onus.registry.profile.Notices;
import dev.onus.registry.profile.Profiles;
import dev.onus.registry.profile.Reachability;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.Word;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the profile together for whoever looks at it. */
@Singleton
final class ProfilePages {
    /** A test page is over within moments; until then the page looks again by itself. */
    private static final int LOOK_AGAIN_SECONDS = 3;

    private final Pages pages;
    private final Frames frames;
    private final RegistryLog registry;
    private final CaseLog cases;
    private final Profiles profiles;
    private final Reachability reachability;

    ProfilePages(
            Pages pages,
            Frames frames,
            RegistryLog registry,
            CaseLog cases,
            Profiles profiles,
            Reachability reachability) {
        this.pages = pages;
        this.frames = frames;
        this.registry = registry;
        this.cases = cases;
        this.profiles = profiles;
        this.reachability = reachability;
    }

    /** What a page shows besides the profile: what was just done, sent or refused. */
    record Shown(
            HttpStatus status,
            Optional<ProfileView.Sent> code,
            Optional<ProfileView.Sent> test,
            Optional<Notice> notice) {
        static final Shown PLAIN = new Shown(HttpStatus.OK, Optional.empty(), Optional.empty(), Optional.empty());

        static Shown of(@Nullable String code, @Nullable String test, @Nullable String contact, @Nullable String done) {
            return new Shown(
                    HttpStatus.OK,
                    sent(contact, code),
                    sent(contact, test),
                    Optional.ofNullable(done).map(ProfileWords::done));
        }

        static Shown sorry(HttpStatus status, String text) {
            return new Shown(
                    status, Optional.empty(), Optional.empty(), Optional.of(new Notice(false, "Not done", text)));
        }

        private static Optional<ProfileView.Sent> sent(@Nullable String contact, @Nullable String noticeId) {
            return contact == null || noticeId == null
                    ? Optional.empty()
                    : Optional.of(new ProfileView.Sent(contact, noticeId));
        }
    }

    static String path(String person) {
        return "/people/" + AnswerForms.encode(person).replace("+", "%20");
    }

    HttpResponse<?> page(HttpRequest<?> request, Caller visitor, String name, Shown shown) {
        Optional<Profiles.Profile> found = Profiles.maySee(visitor, name) ? profiles.find(name) : Optional.empty();
        if (found.isEmpty()) {
            return message(
                    request,
                    visitor,
                    HttpStatus.NOT_FOUND,
                    "No such profile",
                    "There is nobody called " + name + ", or you may not see how they are reached.");
        }
        Optional<ProfileView.Test> test = shown.test().map(sent -> test(name, sent));
        boolean waiting = test.filter(one -> !one.isOver()).isPresent();
        boolean own = visitor.person().filter(name::equals).isPresent();
        Frame frame = frames.of(
                request, visitor, own ? "Profile" : name, own ? "profile" : "", waiting ? LOOK_AGAIN_SECONDS : 0);
        return pages.page(
                shown.status(),
                "profile.jte",
                new ProfileView(
                        frame,
                        name,
                        found.get().person(),
                        own,
                        Profiles.mayChange(visitor, name),
                        reachability.contacts(name),
                        reachability.of(name),
                        channels(),
                        shown.code(),
                        test,
                        shown.notice()));
    }

    HttpResponse<?> ofService(HttpRequest<?> request, Caller visitor) {
        return message(
                request,
                visitor,
                HttpStatus.OK,
                "Services have no profile",
                "This token belongs to a service. Log in with a person's token to see how that person is reached.");
    }

    private HttpResponse<?> message(
            HttpRequest<?> request, Caller visitor, HttpStatus status, String heading, String text) {
        return pages.page(
                status,
                "message.jte",
                new MessageView(frames.of(request, visitor, heading, "profile", 0), heading, text));
    }

    private ProfileView.Test test(String person, ProfileView.Sent sent) {
        String pageId = Notices.pageOf(sent.noticeId(), person).value();
        Optional<Page> page = cases.index().page(pageId);
        Optional<EscalationEvent> delivery = cases.index().delivery(pageId);
        return new ProfileView.Test(
                sent.contact(),
                page.map(asked -> asked.requested().getAt()).orElseGet(frames::now),
                delivery.flatMap(event -> Word.find(
                                DeliveryState.class, event.getDelivery().getState())
                        .map(state -> new Reached(
                                Optional.empty(),
                                Optional.ofNullable(event.getDelivery().getChannel())
                                        .orElse(sent.contact()),
                                state,
                                Optional.ofNullable(event.getDelivery().getDetail()),
                                event.getAt()))),
                Optional.empty());
    }

    private List<String> channels() {
        Stream<String> builtIn = Stream.of(ChannelType.values())
                .map(ChannelType::builtInName)
                .filter(name -> ChannelType.builtIn(name).isPresent());
        Stream<String> configured =
                registry.snapshot().directory().all(Kind.CHANNEL).stream().map(channel -> channel.name());
        return Stream.concat(configured, builtIn).distinct().sorted().toList();
    }
}
