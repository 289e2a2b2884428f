package io.bothways.platform.problem;

/**
 * The error document that another standard prescribes under its own paths, such as SCIM's. One bean per standard;
 * everywhere else errors are problem documents.
 */
public interface ErrorForm {

    /** Whether errors under this raw request path follow the standard. */
    boolean governs(String path);

    String mediaType();

    /** What the standard says about the problem, to be written as JSON. */
    Object document(Problem problem);
}
