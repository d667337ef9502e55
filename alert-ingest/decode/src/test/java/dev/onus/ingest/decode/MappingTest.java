package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
    /** Without bounds these run for years, or until there is no memory; with them a slow machine needs a second. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String SECRET = "AKIAQQQQQQQQQQQQQQQQ-hunter2-very-secret";

    @Test
    void shouldMakeOurAlertOfAStrangersRecord() {
        assertThat(apply("{'title': what & ' by ' & who.id, 'n': $count(tags)}", """
                {"what": "Drift", "who": {"id": "k1"}, "tags": ["a", "b"]}"""))
                .isEqualTo(json("{\"title\":\"Drift by k1\",\"n\":2}"));
    }

    @Test
    void shouldGiveNothingWhereTheExpressionDoes() {
        assertThat(apply("nothing.there", "{}").isMissingNode()).isTrue();
    }

    @Test
    void shouldUseRegularExpressionsAsJsonataDoes() {
        String item = "{\"text\": \"key ab12 and cd34\"}";
        assertThat(apply("$contains(text, /[a-z]{2}\\d+/)", item)).isEqualTo(json("true"));
        assertThat(apply("text ~> /cd\\d+/ ? 'yes' : 'no'", item)).isEqualTo(json("\"yes\""));
        assertThat(apply("$match(text, /([a-z]+)(\\d+)/).groups[0]", item)).isEqualTo(json("[\"ab\",\"cd\"]"));
        assertThat(apply("$replace(text, /(\\d)(\\d)/, '$2$1')", item)).isEqualTo(json("\"key ab21 and cd43\""));
        assertThat(apply("$replace(text, /\\d+/, function($m) { '<' & $m.match & '>' })", item))
                .isEqualTo(json("\"key ab<12> and cd<34>\""));
        assertThat(apply("$split(text, / +/, 2)", item)).isEqualTo(json("[\"key\",\"ab12\"]"));
        assertThat(apply("text.$split(' ')[1]", item)).isEqualTo(json("\"ab12\""));
        assertThat(apply("$filter(['a1','b','c2'], /\\d/)", item)).isEqualTo(json("[\"a1\",\"c2\"]"));
        assertThat(apply("$contains(absent, /x/)", item).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$contains(text, /((a+)+)+\\2?c/)",
                "$match(text, /(.*a){12}b/)",
                "$replace(text, /(?:a+){2,40}b/, 'x')",
                "$split(text, /(\\w+)*\\1?c/)",
                "text ~> /.*.*.*.*.*=c/",
                "$filter([text], /((a+)+)+\\2?c/)",
                "/((a+)+)+\\2?c/(text)",
                "$map([text], function($t) { $match($t, /((a+)+)+\\2?c/) })",
                "( $f := function($n) { $f($n + 1) + 1 }; $f(0) )",
                "( $f := function($n) { $f($n + 1) }; $f(0) )",
                "[1..9000000]",
                "$pad('x', 2000000000)",
                "$reduce([1..60], function($a, $b) { $a & $a }, text)",
                "$reduce([1..60], function($a, $b) { [$a, $a] }, text)",
                "$eval(text)",
            })
    void shouldStopWhatWouldNeverEnd(String expression) {
        String item = "{\"text\": \"" + "a".repeat(200) + "!\"}";
        Mapping.Result result =
                assertTimeoutPreemptively(LONG, () -> Mapping.of(expression).apply(json(item)));
        assertThat(result.value().isMissingNode()).isTrue();
        assertThat(result.problem()).get().asString().startsWith("The mapping failed because it ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$number(secret)",
                "$error(secret)",
                "$assert(false, secret)",
                "secret + 1",
                "$toMillis(secret)",
                "$fromMillis(1, secret, secret)",
                "$lookup(secret, secret).$uppercase()(secret)",
                "secret.$join(secret, 3)",
                "$base64decode(secret)",
                "$decodeUrl('%' & secret)",
                "$formatNumber(1, secret)",
                "$match(secret, secret)",
            })
    void shouldNotQuoteTheItemWhenItFails(String expression) {
        Mapping.Result result = Mapping.of(expression).apply(json("{\"secret\": \"" + SECRET + "\"}"));
        assertThat(result.problem().orElse("")).doesNotContain("hunter2");
    }

    @Test
    void shouldRunInManyThreadsAtOnce() throws Exception {
        Mapping mapping = Mapping.of("$join($map([1..20], function($i) { $replace(id, /x/, $string($i)) }), '')");
        String first = mapping.apply(json("{\"id\":\"x\"}")).value().asText();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> all = IntStream.range(0, 400)
                    .mapToObj(each -> threads.submit(
                            () -> mapping.apply(json("{\"id\":\"x\"}")).value().asText()))
                    .toList();
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "$foo(", "/(/", "a ? : b", "'"})
    void shouldSayBeforehandWhereATextIsNoExpression(String text) {
        assertThat(Mapping.problemOf(text)).get().asString().startsWith("Expected a JSONata expression, but");
        assertThat(Mapping.of(text).apply(json("{}")).problem()).isPresent();
    }

    @Test
    void shouldRefuseATextThatIsNestedTooDeeplyOrTooLong() {
        assertThat(Mapping.problemOf("(".repeat(30_000) + "1" + ")".repeat(30_000)))
                .get()
                .asString()
                .contains("nested too deeply");
        assertThat(Mapping.problemOf(" ".repeat(Mapping.MAX_CHARACTERS) + "1"))
                .get()
                .asString()
                .contains("at most 65536");
    }

    private static JsonNode apply(String expression, String item) {
        Mapping.Result result = Mapping.of(expression).apply(json(item));
        assertThat(result.problem()).as(expression).isEmpty();
        return result.value();
    }

    private static JsonNode json(String text) {
        try {
            return IntakeJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
