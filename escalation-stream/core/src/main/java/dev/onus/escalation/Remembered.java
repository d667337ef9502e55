package dev.onus.escalation;

import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.Verdict;

/** An answer that was judged, so that the same id gets the same verdict again. */
public record Remembered(ResponseId id, Verdict verdict, String reason) {}
