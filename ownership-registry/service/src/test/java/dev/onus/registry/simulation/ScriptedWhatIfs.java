package dev.onus.registry.simulation;

import dev.onus.escalation.replay.WhatIf;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.recorded.ReplayProgress;
import java.util.Optional;
import java.util.function.Function;

/** A desk whose what-ifs come to what the test says, when it says so. */
public final class ScriptedWhatIfs {
    private ScriptedWhatIfs() {}

    public static WhatIfDesk desk(RegistryLog log, Function<ReplayProgress, Optional<WhatIf>> player) {
        return new WhatIfDesk(log, new WhatIfRuns((draft, window, progress) -> player.apply(progress)));
    }
}
