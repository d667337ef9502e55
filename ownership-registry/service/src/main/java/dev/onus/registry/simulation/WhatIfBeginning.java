package dev.onus.registry.simulation;

import java.util.List;

/** What became of a wish to try policies on what was recorded. */
public sealed interface WhatIfBeginning {
    /** It runs. */
    record Begun(WhatIfRun run) implements WhatIfBeginning {}

    /** Another one runs, and one at a time does. */
    record Busy(WhatIfRun other) implements WhatIfBeginning {}

    /** It cannot be understood. */
    record Mistaken(List<Mistake> mistakes) implements WhatIfBeginning {
        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }
    }
}
