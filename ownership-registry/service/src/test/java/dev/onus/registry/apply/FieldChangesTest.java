package dev.onus.registry.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldChangesTest {
    @Test
    void shouldNameEachFieldThatDiffersWithItsPath() {
        assertThat(FieldChanges.between(
                        "{\"spec\":{\"a\":1,\"gone\":true,\"list\":[{\"x\":1},{\"x\":2}]}}",
                        "{\"spec\":{\"a\":2,\"new\":[],\"list\":[{\"x\":1},{\"x\":3}]}}"))
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactlyInAnyOrder(
                        "spec.a 1 2", "spec.gone true null", "spec.new null []", "spec.list[1].x 2 3");
    }

    @Test
    void shouldSayNothingOfTheSame() {
        assertThat(FieldChanges.between("{\"a\":[1]}", "{\"a\":[1]}")).isEmpty();
    }

    @Test
    void shouldShowAListOfAnotherLengthAsAWhole() {
        assertThat(FieldChanges.between("{\"a\":[1]}", "{\"a\":[1,2]}"))
                .extracting(FieldChange::path)
                .containsExactly("a");
    }

    @Test
    void shouldShowNoMoreThanItsLimit() {
        assertThat(FieldChanges.between(numbered(1), numbered(2))).hasSize(FieldChanges.MAX_FIELDS);
    }

    private static String numbered(int value) {
        return IntStream.range(0, FieldChanges.MAX_FIELDS * 2)
                .mapToObj(number -> "\"f" + number + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }
}
