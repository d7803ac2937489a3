-- What does a licence say? Asked by its page. At most 200, in the order of the terms.
SELECT key AS "key!: String", value AS "value!: String", clause AS "clause!: String", anchor AS "anchor!: String",
  grp AS "group!: GroupCell", note AS "note?: String", threshold AS "threshold?: String",
  multimodal_only AS "multimodal_only!: bool", confidence AS "confidence!: ConfidenceCell"
FROM licence_term WHERE licence_id = ?1 ORDER BY place LIMIT 200
