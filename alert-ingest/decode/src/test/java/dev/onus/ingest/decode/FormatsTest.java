package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.AlertFormats;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void shouldDecodeExactlyTheFormatsThatASourceMayName() {
        List<String> decoded =
                Stream.concat(Stream.of(Submission.DETECT), names()).toList();

        assertThat(AlertFormats.WORDS)
                .as("AlertFormats.WORDS has every name and other name of Formats")
                .containsExactlyInAnyOrderElementsOf(decoded);
    }

    @Test
    void shouldGiveNoNameToTwoFormats() {
        assertThat(names()).doesNotHaveDuplicates();
        assertThat(names()).allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    }

    @Test
    void shouldFindAFormatUnderEachOfItsNames() {
        for (AlertFormat format : Formats.all()) {
            assertThat(Formats.named(format.name().toUpperCase(Locale.ROOT))).contains(format);
            format.otherNames()
                    .forEach(name -> assertThat(Formats.named(name)).as(name).contains(format));
        }
    }

    @Test
    void shouldSayWhyOfEveryRuleThatItBrings() {
        for (AlertFormat format : Formats.all()) {
            for (EventRule rule : format.rules().rules()) {
                assertThat(rule.reason()).as(rule.name()).endsWith(".").hasSizeLessThan(200);
                rule.when()
                        .ifPresent(when -> assertThat(Mapping.problemOf(when.text()))
                                .as(rule.name())
                                .isEmpty());
            }
        }
    }

    private static Stream<String> names() {
        return Formats.all().stream()
                .flatMap(format -> Stream.concat(Stream.of(format.name()), format.otherNames().stream()));
    }
}
