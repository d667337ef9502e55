package dev.onus.registry.callback;

import dev.onus.contracts.AnswerToken;
import dev.onus.contracts.VerificationCode;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.cases.Page;
import dev.onus.registry.http.FormFields;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.Word;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Calls that ask for nothing: a test, a notice, or the code that shows that the number is the person's own. */
@Singleton
final class SpokenNotice {
    private static final Set<PagePurpose> NOTICES =
            EnumSet.of(PagePurpose.NOTICE, PagePurpose.TEST, PagePurpose.VERIFICATION);

    private final AnswerToken key;
    private final ContactPeople people;

    SpokenNotice(AnswerToken key, ContactPeople people) {
        this.key = key;
        this.people = people;
    }

    boolean isOne(PageAndCase page) {
        return purpose(page.page()).filter(NOTICES::contains).isPresent();
    }

    CallbackReply say(Callback call, FormFields form, PageAndCase to) {
        Page page = to.page();
        String person = page.person();
        // The number is what is verified, so it need not be yet.
        if (!people.atAnyhow(call.name(), form.text("To").orElse("")).contains(person)) {
            return Twiml.say("This number is not linked to " + person + ".");
        }
        String what = "This is Onus, for " + person + ". " + page.requested().getSummary() + ". ";
        if (purpose(page).filter(PagePurpose.VERIFICATION::equals).isEmpty()
                || page.facts().getContact() == null) {
            return Twiml.say(what + "Nothing is asked of you.");
        }
        String code = VerificationCode.of(
                key, new PageId(page.id()), person, page.facts().getContact());
        String digits = "Your code is " + String.join(". ", code.split("")) + ". ";
        return Twiml.say(what + digits + digits + digits);
    }

    private static Optional<PagePurpose> purpose(Page page) {
        return Word.find(PagePurpose.class, page.facts().getPurpose());
    }
}
