package dev.onus.escalation.stream.store;

import dev.onus.escalation.stream.state.StoredCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/** Every schema that a released version wrote case rows with, oldest first; a row of any of them can be read. */
final class StateSchemas {
    private static final String PACKAGE = StoredCase.class.getPackageName();
    private static final String FOLDER = "/" + PACKAGE.replace('.', '/');

    private static final class Trusted {
        static final boolean DONE = trustOurState();

        private static boolean trustOurState() {
            ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    before, candidate -> candidate.getPackageName().equals(PACKAGE)));
            return true;
        }
    }

    private StateSchemas() {}

    /** Avro makes instances only of classes that it was told to trust. */
    static void trust() {
        if (!Trusted.DONE) {
            throw new IllegalStateException("Expected our records to be trusted, but they are not.");
        }
    }

    /** Read once; every task of the process has a codec of its own. */
    private static final class Released {
        static final List<Schema> ALL = read();
    }

    static List<Schema> all() {
        return Released.ALL;
    }

    private static List<Schema> read() {
        List<Schema> schemas = new ArrayList<>();
        for (int number = 1; ; number++) {
            try (InputStream file =
                    StateSchemas.class.getResourceAsStream(FOLDER + "/StoredCase-%03d.avsc".formatted(number))) {
                if (file == null) {
                    return List.copyOf(schemas);
                }
                schemas.add(new Schema.Parser().parse(file));
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read schema " + number + " of case rows.", e);
            }
        }
    }
}
