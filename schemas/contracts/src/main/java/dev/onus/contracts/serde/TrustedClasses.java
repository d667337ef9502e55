package dev.onus.contracts.serde;

import dev.onus.contracts.Topics;
import java.util.Map;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro makes instances only of classes that it was told to trust, and reads lengths from whoever wrote the record. Both
 * are settled here, in code, so that nobody needs a flag of the virtual machine. What an operator has set stays.
 */
public final class TrustedClasses {
    private static final String PACKAGE = Topics.class.getPackageName();
    /** Above the largest record that a broker takes from us; a longer length is a lie that would cost the heap. */
    private static final String MAX_BYTES = Integer.toString(8 * 1024 * 1024);

    private static final String MAX_ITEMS = "100000";
    private static final Map<String, String> LIMITS = Map.of(
            "org.apache.avro.limits.string.maxLength", MAX_BYTES,
            "org.apache.avro.limits.bytes.maxLength", MAX_BYTES,
            "org.apache.avro.limits.collectionItems.maxLength", MAX_ITEMS);

    /** The virtual machine runs it once, before anybody can have read a record through us. */
    private static final class Once {
        static final boolean DONE = trust();

        private static boolean trust() {
            LIMITS.forEach((limit, value) -> {
                if (System.getProperty(limit) == null) {
                    System.setProperty(limit, value);
                }
            });
            ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    before, candidate -> candidate.getPackageName().equals(PACKAGE)));
            return true;
        }
    }

    private TrustedClasses() {}

    /** To be called before Avro is used without {@link AvroSerdes}, which calls it by itself. Cheap to repeat. */
    public static void trustContracts() {
        if (!Once.DONE) {
            throw new IllegalStateException("Expected our records to be trusted, but they are not.");
        }
    }
}
