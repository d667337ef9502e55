package dev.onus.registry.profile;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.VerificationCode;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.Page;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Contact;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does with their contacts: adds them, shows that they are theirs, tries them, arranges them. */
@Singleton
public final class ContactDesk {
    /** A code is good for so long after it was sent. */
    static final Duration CODE_LASTS = Duration.ofMinutes(10);

    private static final Duration ONE_WITHIN = Duration.ofSeconds(20);

    private static final String TITLE = "A code to show that this contact is yours";
    private static final int HASH_CHARACTERS = 12;

    private final RegistryLog log;
    private final CaseLog cases;
    private final Profiles profiles;
    private final Notices notices;
    private final AnswerToken key;
    private final CodeTries tries;

    ContactDesk(RegistryLog log, CaseLog cases, Profiles profiles, Notices notices, AnswerToken key, CodeTries tries) {
        this.log = log;
        this.cases = cases;
        this.profiles = profiles;
        this.notices = notices;
        this.key = key;
        this.tries = tries;
    }

    /** What came of a code that was typed in. */
    public enum Proof {
        /** The contact is the person's own, and pages use it from now on. */
        VERIFIED,
        WRONG,
        TOO_MANY_TRIES,
        /** It is older than it may be, or for an address that the contact no longer has. */
        EXPIRED
    }

    public void add(Caller caller, String person, NewContact contact) {
        Profiles.Profile profile = found(person);
        profiles.change(
                caller, person, document -> document.withContact(contact.document(log.directory(), profile.person())));
    }

    public void remove(Caller caller, String person, String contact) {
        profiles.change(caller, person, document -> document.withoutContact(contact));
    }

    public void moveEarlier(Caller caller, String person, String contact) {
        profiles.change(caller, person, document -> document.withContactEarlier(contact));
    }

    /** @param urgency high or low */
    public void rules(Caller caller, String person, String urgency, List<Map<String, Object>> rules) {
        profiles.change(caller, person, document -> document.withRules(urgency, rules));
    }

    public void quiet(Caller caller, String person, List<Map<String, Object>> windows, Optional<String> timeZone) {
        profiles.change(
                caller, person, document -> document.withQuietHours(windows).withTimeZone(timeZone));
    }

    /** @return the id under which the code was sent, to be given back with it */
    public String sendCode(Caller caller, String person, String contact, Instant now) {
        mayAsk(caller, person);
        Contact to = contact(person, contact);
        String noticeId = noticeId("verify", person, to, now);
        notices.send(
                new Notices.Notice(
                        noticeId,
                        person,
                        PagePurpose.VERIFICATION,
                        Optional.of(contact),
                        TITLE,
                        "Somebody wants to be paged here as " + person + "."),
                now);
        return noticeId;
    }

    /** @return the id under which it was sent */
    public String sendTest(Caller caller, String person, String contact, Instant now) {
        mayAsk(caller, person);
        String noticeId = noticeId("test", person, contact(person, contact), now);
        notices.send(
                new Notices.Notice(
                        noticeId,
                        person,
                        PagePurpose.TEST,
                        Optional.of(contact),
                        "A test page to " + person,
                        caller.person().orElse("somebody") + " tries the contact " + contact + "."),
                now);
        return noticeId;
    }

    /** @param noticeId what {@link #sendCode} gave; whatever else comes here is no code of ours */
    public Proof verify(Caller caller, String person, String contact, String noticeId, String code, Instant now) {
        mayAsk(caller, person);
        Contact to = contact(person, contact);
        PageId page = Notices.pageOf(noticeId, person);
        Optional<Page> sent = cases.index().page(page.value()).filter(found -> isOf(found, person, contact));
        boolean sameAddress = noticeId.contains(":" + address(to) + ":");
        if (sent.isEmpty() || !sameAddress || isOver(sent.get(), now)) {
            return Proof.EXPIRED;
        }
        if (!tries.mayTry(page.value(), now)) {
            return Proof.TOO_MANY_TRIES;
        }
        if (!VerificationCode.matches(key, page, person, contact, code)) {
            return Proof.WRONG;
        }
        profiles.change(caller, person, document -> document.withVerified(contact, true));
        return Proof.VERIFIED;
    }

    private static boolean isOf(Page page, String person, String contact) {
        return PagePurpose.VERIFICATION.word().equals(page.facts().getPurpose())
                && page.person().equals(person)
                && contact.equals(page.facts().getContact());
    }

    private static boolean isOver(Page page, Instant now) {
        return page.requested().getAt().plus(CODE_LASTS).isBefore(now);
    }

    /** Asking costs messages and money, and may annoy: it is for those who may change the contacts. */
    private void mayAsk(Caller caller, String person) {
        if (!Profiles.mayChange(caller, person)) {
            throw profiles.refused(caller, person);
        }
    }

    private Contact contact(String person, String name) {
        return found(person)
                .person()
                .contact(name)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected a contact called '" + name + "', but there is none."));
    }

    private Profiles.Profile found(String person) {
        return profiles.find(person)
                .orElseThrow(() ->
                        ProblemException.notFound("Expected a Person called '" + person + "', but there is none."));
    }

    /**
     * Bound to the address, so that a code for one proves nothing of another that is written in its place. Of several that
     * are asked for within the same moments, one is sent: messages cost money.
     */
    private static String noticeId(String what, String person, Contact contact, Instant now) {
        return what + ":" + person + ":" + address(contact) + ":" + now.toEpochMilli() / ONE_WITHIN.toMillis();
    }

    private static String address(Contact contact) {
        return StableHash.of(
                        contact.name(),
                        contact.channel(),
                        contact.address().or(contact::url).orElse(""))
                .substring(0, HASH_CHARACTERS);
    }
}
