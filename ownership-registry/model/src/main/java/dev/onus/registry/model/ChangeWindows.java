package dev.onus.registry.model;

import dev.onus.vocabulary.AlertClass;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which deployment and change windows are open for an identity (ESC-14). */
public final class ChangeWindows {
    private ChangeWindows() {}

    /** Names, in order; empty when none is open. */
    public static Set<String> open(
            String key, Optional<Identity> identity, Optional<String> environment, Directory directory, Instant now) {
        Set<String> open = new TreeSet<>();
        RuleSubject subject = RuleSubject.of(key, identity, new Facts(AlertClass.OTHER, environment));
        for (Versioned<ChangeWindow> window : directory.changeWindows()) {
            if (window.spec().isOpen(now) && subject.matches(window.spec().match())) {
                open.add(window.name());
            }
        }
        return open;
    }
}
