package dev.onus.contracts.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.contracts.Receipt;
import dev.onus.contracts.Records;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the body is Avro's whatever it holds is shown by {@link RecordWriterTest}. */
class SingleObjectEncoderTest {
    private final SingleObjectEncoder encoder = new SingleObjectEncoder(Receipt.getClassSchema());

    @BeforeAll
    static void trust() {
        TrustedClasses.trustContracts();
    }

    @Test
    void shouldWriteWhatTheGeneratedClassWritesAndReads() throws Exception {
        Receipt receipt = Records.receipt("r-1");

        byte[] encoded = encoder.encode(receipt);

        assertThat(ByteBuffer.wrap(encoded)).isEqualTo(receipt.toByteBuffer());
        assertThat(Receipt.fromByteBuffer(ByteBuffer.wrap(encoded))).isEqualTo(receipt);
    }

    @Test
    void shouldNameTheFieldThatIsMissing() {
        Receipt receipt = Records.receipt("r-1");
        receipt.put("outcome", null);

        assertThatThrownBy(() -> encoder.encode(receipt))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("outcome");
    }
}
