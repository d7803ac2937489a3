-- What the atlas holds of each model that the Hub has listed, as one JSON array a model, without numbers of rows. Asked when
-- two atlases are compared, in pages by name behind ?1; ?2 rows at most.
SELECT m.repo AS "repo!: String", json_array(
  m.repo, m.hub_id, m.created_ms, m.created_on, o.handle, o.maker_id, m.task, m.library, m.architecture, m.params, m.active_params,
  m.context, m.gated, m.languages, m.downloads, m.likes, m.downloads_all, m.modified_at, m.sha, m.licence_words, m.licence_name,
  m.licence_link, m.state, m.told, l.slug, m.licence_reading, m.relation, m.verdict, m.differs, s.name,
  (SELECT tags FROM model_tags WHERE model_id = m.id),
  (
    SELECT json_group_array(words ORDER BY words) FROM (
      SELECT json_array(e.relation, e.status, e.carries, e.parent_words, p.repo) AS words
      FROM edge AS e LEFT JOIN model AS p ON p.id = e.parent_id WHERE e.child_id = m.id
    )
  ),
  (SELECT json_group_array(name ORDER BY name) FROM model_alias WHERE model_id = m.id AND place = 'hub'),
  (
    SELECT json_group_array(words ORDER BY words) FROM (
      SELECT json_array(c.field, c.was, c.became) AS words FROM change_log AS c WHERE c.model_id = m.id
    )
  ),
  (
    SELECT json_group_array(words ORDER BY words) FROM (
      SELECT json_array(f.field, f.words, f.reading) AS words FROM fact AS f WHERE f.model_id = m.id
    )
  ),
  b.unknown,
  (
    SELECT json_group_array(bl.slug ORDER BY bl.slug) FROM json_each(b.licences) AS bound JOIN licence AS bl ON bl.id = bound.value
  ),
  (
    SELECT json_array(root.repo, d.root_status, binding.repo, d.binding_status, json_array_length(d.path), d.clause, d.term)
    FROM model_descent AS d
    LEFT JOIN model AS root ON root.id = d.root_id
    LEFT JOIN model AS binding ON binding.id = d.binding_id
    WHERE d.model_id = m.id
  )
) AS "content!: String"
FROM model AS m
JOIN owner AS o ON o.id = m.owner_id
JOIN source AS s ON s.id = m.source_id
LEFT JOIN licence AS l ON l.id = m.licence_id
LEFT JOIN burden AS b ON b.id = m.burden_id
WHERE m.hub_id IS NOT NULL AND m.repo > ?1
ORDER BY m.repo
LIMIT ?2
