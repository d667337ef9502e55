package dev.onus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class DocumentedSchemasTest {
    private final Set<String> visited = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    @Test
    void shouldExplainEveryFieldAndSurviveNewSymbols() {
        Topics.all().stream()
                .filter(Topic::isAvro)
                .forEach(topic -> visit(SpecificData.get().getSchema(topic.valueType())));

        assertThat(problems).isEmpty();
        assertThat(visited).hasSizeGreaterThan(Topics.all().size());
    }

    private void visit(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> visitRecord(schema);
            case ENUM -> visitEnum(schema);
            case ARRAY -> visit(schema.getElementType());
            case MAP -> visit(schema.getValueType());
            case UNION -> visitUnion(schema);
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private void visitRecord(Schema schema) {
        if (!visited.add(schema.getFullName())) {
            return;
        }
        expect(schema.getDoc() != null, schema.getName() + " to have a doc");
        for (Schema.Field field : schema.getFields()) {
            expect(
                    field.doc() != null && !field.doc().isBlank(),
                    schema.getName() + "." + field.name() + " to have a doc");
            visit(field.schema());
        }
    }

    private void visitEnum(Schema schema) {
        visited.add(schema.getFullName());
        expect(schema.getDoc() != null, schema.getName() + " to have a doc");
        expect(schema.getEnumDefault() != null, schema.getName() + " to have a default symbol");
    }

    /** Only null or one type: other languages have poor words for more. */
    private void visitUnion(Schema schema) {
        expect(schema.getTypes().size() == 2 && schema.isNullable(), schema + " to be null or one type");
        schema.getTypes().forEach(this::visit);
    }

    private void expect(boolean isSo, String what) {
        if (!isSo) {
            problems.add("Expected " + what + ".");
        }
    }
}
