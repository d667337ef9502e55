package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compatibility is enforced here, in the build, before any registry sees a schema (SYS-5). */
class ReleasedSchemasTest {
    private static final String HOW_TO_RELEASE =
            "Look at the change, then write the next file with: ./mvnw -pl :onus-contracts test"
                    + " -Dtest=ReleasedSchemasTest -Donus.schemas.release=true";

    private final ReleasedSchemas released = new ReleasedSchemas(Path.of("released"));

    static List<Topic<?>> topicsWithASchema() {
        return Topics.all().stream().filter(Topic::isAvro).toList();
    }

    @ParameterizedTest
    @MethodSource("topicsWithASchema")
    void shouldBeFullyCompatibleWithEveryReleasedSchema(Topic<?> topic) throws IOException {
        assertThat(released.incompatibility(topic)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topicsWithASchema")
    void shouldBeReleased(Topic<?> topic) throws IOException {
        if (Boolean.getBoolean("onus.schemas.release")
                && released.incompatibility(topic).isEmpty()
                && !released.hasCurrent(topic)) {
            released.release(topic);
        }
        assertThat(released.hasCurrent(topic))
                .as(
                        "Expected the newest of released/%s to be the schema in src/main/avro, but it is not. %s",
                        topic.subject(), HOW_TO_RELEASE)
                .isTrue();
    }

    @Test
    void shouldRefuseAFieldWithoutADefaultAndTakeOneWithIt(@TempDir Path dir) throws IOException {
        Schema current = ReleasedSchemas.current(Topics.RECEIPTS);
        Schema withoutFields =
                SchemaBuilder.record(current.getFullName()).fields().endRecord();
        Schema withOneMore = Schema.createRecord(
                current.getName(), current.getDoc(), current.getNamespace(), false, fieldsAnd(current, "note"));
        ReleasedSchemas elsewhere = new ReleasedSchemas(dir);
        Path subject = Files.createDirectories(dir.resolve(Topics.RECEIPTS.subject()));

        Files.writeString(subject.resolve("001.avsc"), withOneMore.toString());
        assertThat(elsewhere.incompatibility(Topics.RECEIPTS)).isEmpty();

        Files.writeString(subject.resolve("001.avsc"), withoutFields.toString());
        assertThat(elsewhere.incompatibility(Topics.RECEIPTS)).isPresent();
    }

    private static List<Schema.Field> fieldsAnd(Schema schema, String name) {
        List<Schema.Field> fields = new ArrayList<>();
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field(name, Schema.create(Schema.Type.STRING), "One more.", ""));
        return fields;
    }
}
