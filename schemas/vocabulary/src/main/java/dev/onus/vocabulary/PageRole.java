package dev.onus.vocabulary;

/** In which capacity a person is paged. Only an answer of the accountable side stops the clock (ESC-4). */
public enum PageRole implements Word {
    ACCOUNTABLE,
    INFORMED
}
