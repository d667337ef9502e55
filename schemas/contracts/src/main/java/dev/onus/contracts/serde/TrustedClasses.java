package dev.onus.contracts.serde;

import dev.onus.contracts.Topics;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro makes instances only of classes that it was told to trust. We trust the package of our records, in code, so that
 * nobody needs a flag of the virtual machine.
 */
final class TrustedClasses {
    private static final String PACKAGE = Topics.class.getPackageName();

    private static final class Once {
        static final boolean DONE = trust();

        private static boolean trust() {
            ClassSecurityValidator.ClassSecurityPredicate before = ClassSecurityValidator.getGlobal();
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    before, candidate -> candidate.getPackageName().equals(PACKAGE)));
            return true;
        }
    }

    private TrustedClasses() {}

    static void trustContracts() {
        if (!Once.DONE) {
            throw new IllegalStateException("Expected our records to be trusted, but they are not.");
        }
    }
}
