package dev.onus.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Progress progress = new Progress();

    @Test
    void shouldCommitOnlyTheUnbrokenRowOfWhatHasEnded() {
        progress.begin(10);
        progress.begin(11);
        progress.begin(12);

        progress.end(11);
        progress.end(12);
        assertThat(progress.committable()).hasValue(10);

        progress.end(10);
        assertThat(progress.committable()).hasValue(13);
    }

    @Test
    void shouldPassOverEventsThatAskForNothing() {
        progress.seen(4);
        progress.begin(5);
        progress.seen(6);
        progress.end(5);

        assertThat(progress.committable()).hasValue(7);
    }

    @Test
    void shouldCommitNothingTwice() {
        assertThat(progress.committable()).isEmpty();
        progress.seen(1);
        progress.committed(2);

        assertThat(progress.committable()).isEmpty();
    }
}
