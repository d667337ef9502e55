package dev.onus.registry.model;

import java.time.ZoneOffset;
import java.util.List;

/** Reads ChangeWindow. */
final class ChangeWindowSpecs {
    private ChangeWindowSpecs() {}

    static ChangeWindow changeWindow(Fields spec) {
        return new ChangeWindow(
                RuleMatch.EVERYTHING,
                Values.zone(spec, "timeZone").orElse(ZoneOffset.UTC),
                List.of(),
                List.of(),
                spec.text("reason"));
    }
}
