package dev.onus.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {
    private static final EffectEvent BLOCK = Written.effect("e1", "block-identity", EffectState.requested);
    private static final EffectEvent UNBLOCK = Written.effect("e1", "block-identity", EffectState.withdrawn);

    @TempDir
    private Path folder;

    @Test
    void shouldGiveAScriptTheEffectAndTakeItsWordsAsTheDetail() throws IOException {
        script("block-identity", "read line; echo \"$1 $line\"");

        Outcome outcome = hooks().blockIdentity(BLOCK);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.DONE);
        assertThat(outcome.detail())
                .startsWith("requested {")
                .contains("\"effectId\":\"e1\"", "\"id\":\"" + Written.IDENTITY + "\"");
        assertThat(hooks().undo(UNBLOCK).detail()).startsWith("withdrawn {");
    }

    @Test
    void shouldTellRefusedFromFailedByTheExitCode() throws IOException {
        script("block-identity", "echo not on my watch; exit 3");
        assertThat(hooks().blockIdentity(BLOCK)).isEqualTo(Outcome.refused("not on my watch"));

        script("block-identity", "exit 7");
        assertThat(hooks().blockIdentity(BLOCK)).isEqualTo(Outcome.failed("The hook ended with 7."));
    }

    @Test
    @Timeout(20)
    void shouldEndAScriptThatTakesTooLong() throws IOException {
        script("block-identity", "sleep 600");

        Outcome outcome = new Hooks(folder, Duration.ofMillis(300)).blockIdentity(BLOCK);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
        assertThat(outcome.detail()).contains("took longer");
    }

    @Test
    void shouldSurviveAScriptThatTalksTooMuchOrDoesNotListen() throws IOException {
        script(
                "block-identity",
                "exec 0<&-; i=0; while [ $i -lt 20000 ]; do echo a long line of output; i=$((i+1)); done");

        Outcome outcome = hooks().blockIdentity(BLOCK);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.DONE);
        assertThat(outcome.detail()).hasSizeLessThanOrEqualTo(Outcome.MOST_DETAIL);
    }

    @Test
    void shouldRefuseAnActionThatHasNoScriptInsteadOfClaimingThatItIsDone() {
        assertThat(hooks().revoke(Written.effect("e2", "revoke", EffectState.requested))
                        .result())
                .isEqualTo(Outcome.Result.REFUSED);
    }

    private Hooks hooks() {
        return new Hooks(folder, Duration.ofSeconds(20));
    }

    private void script(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
