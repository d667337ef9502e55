package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the frame of a page for whoever looks. */
@Singleton
final class Frames {
    private final Visitors visitors;
    private final FormGuard guard;
    private final InstantSource clock = InstantSource.system();

    Frames(Visitors visitors, FormGuard guard) {
        this.visitors = visitors;
        this.guard = guard;
    }

    Instant now() {
        return clock.instant();
    }

    Frame of(HttpRequest<?> request, Caller visitor, String title, String tab, int refreshSeconds) {
        String csrf = Visitors.cookie(request).map(guard::token).orElse("");
        return new Frame(title, tab, refreshSeconds, Optional.of(visitor), csrf, times(visitor.person()));
    }

    /** For a page that is shown without a session; the moments read on this person's clock. */
    Frame without(String title, Optional<String> person) {
        return new Frame(title, "", 0, Optional.empty(), "", times(person));
    }

    private Times times(Optional<String> person) {
        return new Times(visitors.zoneOf(person), now());
    }
}
