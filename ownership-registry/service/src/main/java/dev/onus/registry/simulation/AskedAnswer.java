package dev.onus.registry.simulation;

import dev.onus.escalation.Answer;
import java.time.Duration;

/**
 * Somebody who answers while it is tried.
 *
 * @param path where it stands in the question
 * @param after since the opening
 */
record AskedAnswer(String path, Duration after, Answer answer) {}
