package dev.onus.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordTest {
    @Test
    void shouldReadEveryConstantBackFromItsWord() {
        for (AlertClass alertClass : AlertClass.values()) {
            assertThat(Word.parse(AlertClass.class, alertClass.word())).isEqualTo(alertClass);
        }
        assertThat(AlertClass.LEAKED_CREDENTIAL.word()).isEqualTo("leaked-credential");
    }

    @Test
    void shouldNameTheWordsItKnowsWhenItMeetsAnother() {
        assertThatThrownBy(() -> Severity.parse("apocalyptic"))
                .hasMessageContaining("informational, low, medium, high, critical")
                .hasMessageContaining("apocalyptic");
    }

    @Test
    void shouldCountUnknownSeverityAsLessThanAnythingSaid() {
        assertThat(Severity.INFORMATIONAL.isWorseThan(Severity.UNKNOWN)).isTrue();
        assertThat(Severity.CRITICAL.isWorseThan(Severity.HIGH)).isTrue();
    }
}
