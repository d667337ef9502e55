package dev.onus.registry.web;

import dev.onus.registry.http.Caller;
import java.util.Optional;

/**
 * What every page has around it.
 *
 * @param title what the browser's tab says
 * @param tab which entry of the navigation is current: as cases, inbox or profile, or none
 * @param refreshSeconds after how long the page loads itself again without scripts; 0: never
 * @param visitor who is logged in
 * @param csrf token that every form of this session carries
 * @param times how moments read to this visitor
 */
public record Frame(String title, String tab, int refreshSeconds, Optional<Caller> visitor, String csrf, Times times) {
    public String stylesheet() {
        return Assets.STYLESHEET;
    }

    public String name() {
        return visitor.flatMap(caller -> caller.person().or(caller::service)).orElse("");
    }
}
