package dev.onus.standalone.demo;

import java.util.ArrayList;
import java.util.List;

/** What a scenario expects: each is told as soon as it holds, and remembered when it does not. */
final class Checks {
    private final Story story;
    private final List<String> failures = new ArrayList<>();

    Checks(Story story) {
        this.story = story;
    }

    void check(String what, boolean holds) {
        if (holds) {
            story.holds(what);
        } else {
            story.fails(what);
            failures.add(what);
        }
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
