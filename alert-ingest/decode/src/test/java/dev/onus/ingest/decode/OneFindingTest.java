package dev.onus.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.vocabulary.Severity;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One finding of GuardDuty has one identity and one correlation id, whatever brings it. */
class OneFindingTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void shouldBeTheSameFindingByEveryWay(String way, JsonNode body) throws IOException {
        Alert direct = Examples.only(Examples.decode(event().toString()));
        Alert alert = Examples.only(Examples.decode(body.toString()));

        assertThat(alert.correlationId()).isPresent().isEqualTo(direct.correlationId());
        assertThat(alert.candidates().getFirst().id())
                .isEqualTo(direct.candidates().getFirst().id());
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
    }

    static Stream<Arguments> ways() throws IOException {
        JsonNode event = event();
        JsonNode finding = event.path("detail");
        return Stream.of(
                Arguments.of("bare", finding),
                Arguments.of(
                        "a list under findings",
                        NODES.objectNode().set("Findings", NODES.arrayNode().add(finding))),
                Arguments.of("a row of Splunk", splunk(event.toString())),
                Arguments.of("a row of Splunk, without its bus", splunk(finding.toString())),
                Arguments.of("Splunk's HEC", hec(event)),
                Arguments.of("Splunk's HEC, as text", hec(NODES.textNode(event.toString()))),
                Arguments.of("an alert of Elastic", elastic(finding)),
                Arguments.of("a hit of Elasticsearch", hit(elastic(finding))),
                Arguments.of("a message of Logstash", NODES.objectNode().put("message", event.toString())),
                Arguments.of("Security Hub", securityHub(finding)),
                Arguments.of(
                        "Security Hub in a row of Splunk",
                        splunk(securityHub(finding).toString())),
                Arguments.of("Kafka Connect", connect(event)),
                Arguments.of("Panther", panther(finding)),
                Arguments.of("an event that Panther keeps", stored(finding)),
                Arguments.of("Wazuh", wazuh(finding)));
    }

    /** As Wazuh's integration of AWS stores it: numbers have become text, and it says itself where the record is from. */
    private static JsonNode wazuh(JsonNode finding) {
        ObjectNode alert = NODES.objectNode()
                .put("timestamp", "2026-11-21T03:14:07.512+0000")
                .put("id", "1795230847.113502")
                .put("location", "Wazuh-AWS");
        alert.putObject("rule")
                .put("level", 12)
                .put("id", "80303")
                .put("description", "AWS GuardDuty")
                .putArray("groups")
                .add("aws_guardduty");
        alert.putObject("agent").put("id", "000").put("name", "wazuh-manager");
        alert.putObject("manager").put("name", "wazuh-manager");
        ObjectNode inner = finding.deepCopy();
        inner.put("source", "guardduty")
                .put("severity", finding.path("severity").asText());
        alert.putObject("data").put("integration", "aws").set("aws", inner);
        return alert;
    }

    private static JsonNode securityHub(JsonNode finding) {
        ObjectNode asff = NODES.objectNode()
                .put("SchemaVersion", "2018-10-08")
                .put("Id", finding.path("arn").asText())
                .put("ProductArn", "arn:aws:securityhub:eu-west-1::product/aws/guardduty")
                .put("AwsAccountId", "111122223333")
                .put(
                        "GeneratorId",
                        "arn:aws:guardduty:eu-west-1:111122223333:detector/d3adb33fcafe4f0e9b1c2a3d4e5f6071")
                .put("Title", finding.path("title").asText());
        asff.putObject("Severity").put("Label", "HIGH").put("Product", 8.2);
        ObjectNode key = asff.putArray("Resources").addObject();
        key.put("Type", "AwsIamAccessKey").put("Id", "AWS::IAM::AccessKey:AKIA4PAYMENTSDEPLOY1");
        key.putObject("Details")
                .putObject("AwsIamAccessKey")
                .put("AccessKeyId", "AKIA4PAYMENTSDEPLOY1")
                .put("PrincipalName", "settlement-deploy")
                .put("PrincipalType", "IAMUser");
        return asff;
    }

    private static JsonNode splunk(String raw) {
        ObjectNode alert = NODES.objectNode().put("sid", "scheduler__7").put("search_name", "GuardDuty");
        alert.putObject("result").put("_raw", raw).put("_time", "1795230725").put("user", "somebody-else");
        return alert;
    }

    private static JsonNode hec(JsonNode event) {
        ObjectNode around = NODES.objectNode().put("time", 1795230725).put("sourcetype", "aws:guardduty");
        return around.set("event", event);
    }

    private static JsonNode elastic(JsonNode finding) {
        ObjectNode alert = NODES.objectNode()
                .put("kibana.alert.uuid", "u-1")
                .put("kibana.alert.rule.name", "External alerts")
                .put("kibana.alert.severity", "low")
                .put("user.name", "somebody-else");
        alert.putObject("event").put("original", finding.toString());
        return alert;
    }

    private static JsonNode hit(JsonNode source) {
        return NODES.objectNode().put("_index", "alerts").put("_id", "7").set("_source", source);
    }

    private static JsonNode connect(JsonNode payload) {
        ObjectNode record = NODES.objectNode();
        record.putObject("schema").put("type", "string");
        return record.put("payload", payload.toString());
    }

    private static JsonNode panther(JsonNode finding) {
        ObjectNode alert = NODES.objectNode()
                .put("alertId", "a-1")
                .put("severity", "MEDIUM")
                .put("title", "GuardDuty")
                .put("runbook", "");
        return alert.set("alertContext", finding);
    }

    private static JsonNode stored(JsonNode finding) {
        ObjectNode event = finding.deepCopy();
        return event.put("p_log_type", "AWS.GuardDuty").put("p_event_time", "2026-11-21 03:11:30.118");
    }

    private static JsonNode event() throws IOException {
        return IntakeJson.MAPPER.readTree(Examples.PAYLOADS
                .resolve("aws-guardduty/credential-exfiltration.eventbridge.json")
                .toFile());
    }
}
