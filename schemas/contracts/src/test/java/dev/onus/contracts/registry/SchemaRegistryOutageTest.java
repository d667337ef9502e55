package dev.onus.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryOutageTest {
    private static final String FOUND = "{\"schema\":\"\\\"string\\\"\"}";
    private static final String ID = "{\"id\":7}";
    private static final Schema STRING = Schema.create(Schema.Type.STRING);
    private static final Duration SHORT = Duration.ofMillis(300);

    private ScriptedServer server;

    SchemaRegistryOutageTest() throws IOException {
        server = new ScriptedServer(200, FOUND);
    }

    @BeforeEach
    void forgetWhatWasSeen() {
        server.seen().clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 429, 408, 401, 403})
    void shouldCallItAnOutageWhenTheAnswerSaysNothingAboutTheRecord(int status) {
        server.answer(status, "{\"error_code\":50001,\"message\":\"no\"}");

        assertThatThrownBy(() -> client(server.url()).schemaOf(1))
                .isInstanceOf(SchemaRegistryUnavailableException.class)
                .hasMessageContaining("it answered " + status);
    }

    @Test
    void shouldCallAWrongAddressAnOutageAndNotPoison() {
        server.answer(404, "{\"message\":\"no such path\"}");
        assertThatThrownBy(() -> client(server.url()).schemaOf(1))
                .isInstanceOf(SchemaRegistryUnavailableException.class);

        server.answer(404, "<html>a proxy</html>");
        assertThatThrownBy(() -> client(server.url()).schemaOf(1))
                .isInstanceOf(SchemaRegistryUnavailableException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void shouldCallAMissingSchemaPoison() {
        server.answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");

        assertThatThrownBy(() -> client(server.url()).schemaOf(1)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void shouldAskAgainAfterAnOutageAndNeverAfterAnAnswer() {
        ConfluentSchemaRegistry client = client(server.url());
        server.answer(503, "{}");
        assertThatThrownBy(() -> client.schemaOf(1)).isInstanceOf(SchemaRegistryUnavailableException.class);
        server.answer(200, FOUND);
        assertThat(client.schemaOf(1)).isEqualTo(STRING);

        server.answer(503, "{}");

        assertThat(client.schemaOf(1)).isEqualTo(STRING);
    }

    @Test
    void shouldGoToTheNextAddressAndStayThere() throws IOException {
        try (ScriptedServer broken = new ScriptedServer(500, "{}")) {
            ConfluentSchemaRegistry client = client(broken.url(), server.url());

            client.schemaOf(1);
            client.schemaOf(2);

            assertThat(broken.seen()).hasSize(1);
            assertThat(server.seen()).hasSize(2);
        }
    }

    @Test
    void shouldNotWaitForAnAddressThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI deaf = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThatThrownBy(() -> client(deaf).schemaOf(1))
                    .isInstanceOf(SchemaRegistryUnavailableException.class)
                    .hasMessageContaining(deaf.toString());
            assertThat(client(deaf, server.url()).schemaOf(1)).isEqualTo(STRING);
        }
    }

    @Test
    void shouldSayWhoItIsAndWhatItSends() {
        server.answer(200, ID);
        RegistryCredentials basic = new RegistryCredentials.Basic("onus", "secret");
        RegistryCredentials bearer = new RegistryCredentials.Bearer("token");

        client(basic, server.url()).idOf("a/b-value", STRING);
        client(bearer, server.url()).idOf("a/b-value", STRING);

        assertThat(server.seen())
                .extracting(ScriptedServer.Seen::authorization)
                .containsExactly("Basic b251czpzZWNyZXQ=", "Bearer token");
        assertThat(server.seen().getFirst().path()).isEqualTo("/base/subjects/a%2Fb-value");
        assertThat(server.seen().getFirst().contentType()).isEqualTo("application/vnd.schemaregistry.v1+json");
        assertThat(basic + " " + bearer).doesNotContain("secret").doesNotContain("token");
    }

    @Test
    void shouldNotTakeAnAnswerWithoutAnId() {
        server.answer(200, "{}");

        assertThatThrownBy(() -> client(server.url()).idOf("a-value", STRING))
                .isInstanceOf(SchemaRegistryUnavailableException.class);
    }

    private static ConfluentSchemaRegistry client(URI... urls) {
        return client(new RegistryCredentials.Anonymous(), urls);
    }

    private static ConfluentSchemaRegistry client(RegistryCredentials credentials, URI... urls) {
        return new ConfluentSchemaRegistry(new SchemaRegistrySettings(List.of(urls), credentials, true, SHORT));
    }
}
