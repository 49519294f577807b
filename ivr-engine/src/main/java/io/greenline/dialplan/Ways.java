package io.greenline.dialplan;

/**
 * The two ways out that every node has.
 *
 * @param operator where key 0 leads: to a person
 * @param failure where the call goes when the node cannot do its work or the caller has used up the attempts
 */
public record Ways(Target operator, Target failure) {}
