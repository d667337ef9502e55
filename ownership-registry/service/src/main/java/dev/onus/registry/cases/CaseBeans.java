package dev.onus.registry.cases;

import dev.onus.contracts.CaseStateName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the index where the configuration says; without that, where a restart builds it again. */
@Factory
final class CaseBeans {
    private static final String FOLDER = "cases";

    @Singleton
    CaseLog caseLog(@Value("${onus.registry.data-dir:}") String directory, MeterRegistry meters) {
        Path folder = Optional.of(directory)
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).resolve(FOLDER))
                .orElseGet(CaseBeans::temporary);
        CaseIndex index = CaseIndex.open(folder);
        for (CaseStateName state : CaseStateName.values()) {
            Gauge.builder("onus.cases", index, cases -> cases.count(state))
                    .description("Cases by where they stand")
                    .tag("state", state.name())
                    .register(meters);
        }
        return new CaseLog(index);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("onus-cases-");
        } catch (IOException noDirectory) {
            throw new UncheckedIOException("Expected a temporary directory, but got none.", noDirectory);
        }
    }
}
