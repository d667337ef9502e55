package dev.onus.registry.cases;

import dev.onus.contracts.CaseStateName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Puts the index where the configuration says; without that, where a restart builds it again. */
@Factory
final class CaseBeans {
    private static final String FOLDER = "cases";

    @Singleton
    CaseLog caseLog(@Value("${onus.registry.data-dir:}") String directory, MeterRegistry meters) {
        CaseIndex index = directory.isBlank()
                ? CaseIndex.openTemporary()
                : CaseIndex.open(Path.of(directory).resolve(FOLDER));
        for (CaseStateName state : CaseStateName.values()) {
            Gauge.builder("onus.cases", index, cases -> cases.count(state))
                    .description("Cases by where they stand")
                    .tag("state", state.name())
                    .register(meters);
        }
        return new CaseLog(index);
    }
}
