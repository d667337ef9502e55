package dev.onus.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.embedded.EmbeddedCluster;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real registry. */
class ConfluentSchemaRegistryTest {
    private static final Schema ONE =
            SchemaBuilder.record("test.Thing").fields().requiredString("name").endRecord();
    private static final Schema COMPATIBLE = SchemaBuilder.record("test.Thing")
            .fields()
            .requiredString("name")
            .optionalString("colour")
            .endRecord();
    private static final Schema INCOMPATIBLE =
            SchemaBuilder.record("test.Thing").fields().requiredLong("name").endRecord();

    private final String url = EmbeddedCluster.shared().registryUrl();
    private String subject = "";

    @BeforeEach
    void newSubject() {
        subject = "test." + UUID.randomUUID() + "-value";
    }

    @Test
    void shouldGiveTheSameIdToEveryClient() {
        int id = writer().idOf(subject, ONE);

        assertThat(writer().idOf(subject, ONE)).isEqualTo(id);
        assertThat(reader().idOf(subject, ONE)).isEqualTo(id);
        assertThat(reader().schemaOf(id)).isEqualTo(ONE);
    }

    @Test
    void shouldRegisterASchemaWithoutWhatOnlyJavaNeeds() {
        int id = writer().idOf(subject, Receipt.getClassSchema());

        Schema registered = reader().schemaOf(id);

        assertThat(registered.toString()).doesNotContain("avro.java.string").contains("\"doc\"", "timestamp-millis");
        assertThat(registered).isEqualTo(new Schema.Parser().parse(SchemaText.of(Receipt.getClassSchema())));
    }

    @Test
    void shouldRegisterTheLargestOfOurSchemas() {
        int id = writer().idOf(subject, EscalationEvent.getClassSchema());

        assertThat(reader().idOf(subject, EscalationEvent.getClassSchema())).isEqualTo(id);
    }

    @Test
    void shouldTakeACompatibleVersionAndRefuseAnIncompatibleOne() {
        int first = writer().idOf(subject, ONE);
        int second = writer().idOf(subject, COMPATIBLE);

        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> writer().idOf(subject, INCOMPATIBLE))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageStartingWith("Expected schema test.Thing to be compatible with all of subject " + subject);
    }

    @Test
    void shouldNotRegisterWhereItMayNot() {
        assertThatThrownBy(() -> reader().idOf(subject, ONE))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessage(
                        "Expected schema test.Thing under subject %s, but the registry has not got it;"
                                + " register it or allow registration.",
                        subject);
    }

    @Test
    void shouldSayThatNobodyHasTheIdOfARecord() {
        assertThatThrownBy(() -> reader().schemaOf(987_654))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageStartingWith("Expected a schema with id 987654, but the registry has none");
    }

    private ConfluentSchemaRegistry writer() {
        return new ConfluentSchemaRegistry(SchemaRegistrySettings.of(url));
    }

    private ConfluentSchemaRegistry reader() {
        return new ConfluentSchemaRegistry(new SchemaRegistrySettings(
                List.of(URI.create(url)),
                new RegistryCredentials.Anonymous(),
                false,
                SchemaRegistrySettings.DEFAULT_TIMEOUT));
    }
}
