package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegistryJsonTest {
    @Test
    void shouldWriteTheSameTextInWhateverOrderADocumentWasBuilt() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(1, Map.of("z", true)));
        one.put("a", "x");
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", "x");
        other.put("b", List.of(1, Map.of("z", true)));

        assertThat(RegistryJson.canonical(one))
                .isEqualTo(RegistryJson.canonical(other))
                .isEqualTo("{\"a\":\"x\",\"b\":[1,{\"z\":true}]}");
    }

    /** The examples of RFC 8785, section 3.2.2. */
    @Test
    void shouldWriteNumbersAndTextsAsTheRfcShows() {
        assertThat(written(Double.parseDouble("333333333.33333329"))).isEqualTo("333333333.3333333");
        assertThat(written(1E30)).isEqualTo("1e+30");
        assertThat(written(4.50)).isEqualTo("4.5");
        assertThat(written(2e-3)).isEqualTo("0.002");
        assertThat(written(0.000000000000000000000000001)).isEqualTo("1e-27");
        assertThat(written(-1.5e-7)).isEqualTo("-1.5e-7");
        assertThat(written(10.0)).isEqualTo("10");
        assertThat(written(-0.0)).isEqualTo("0");
        assertThat(written("\u20ac$\u000f\nA'B\"\\\\\"/")).isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(written(List.of(true, false))).isEqualTo("[true,false]");
    }

    @Test
    void shouldSortKeysByTheirCodeUnits() {
        String canonical = RegistryJson.canonical(RegistryJson.parse(
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}"));

        assertThat(canonical)
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void shouldKeepAllDigitsOfWholeNumbers() {
        assertThat(RegistryJson.canonical(RegistryJson.parse("{\"n\":9007199254740993}")))
                .isEqualTo("{\"n\":9007199254740993}");
    }

    @Test
    void shouldComeBackAsItWas() {
        long seed = Long.getLong("onus.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int document = 0; document < 500; document++) {
            Map<String, Object> value = Map.of("v", value(random, 0));
            String text = RegistryJson.canonical(value);
            assertThat(RegistryJson.canonical(RegistryJson.parse(text)))
                    .as("seed %s", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void shouldRefuseWhatIsNotOneObject() {
        for (String text : List.of("", "null", "[]", "{} {}", "{\"a\":}", "{\"a\":NaN}", "[".repeat(200))) {
            assertThatThrownBy(() -> RegistryJson.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Expected a JSON object, but");
        }
        assertThatThrownBy(() -> RegistryJson.canonical(Map.of("a", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(-40, 40));
            case 2 -> random.nextBoolean();
            case 3 ->
                random.ints(random.nextInt(9), 1, 0xD7FF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case 4 -> new ArrayList<>(Collections.nCopies(random.nextInt(3), value(random, depth + 1)));
            default -> Map.of("k" + random.nextInt(9), value(random, depth + 1));
        };
    }

    private static String written(Object value) {
        String text = RegistryJson.canonical(Map.of("v", value));
        return text.substring("{\"v\":".length(), text.length() - 1);
    }
}
