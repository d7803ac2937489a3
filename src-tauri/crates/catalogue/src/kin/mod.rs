//! Who descends from whom, beyond one model's page.

use crate::{
    Catalogue, Result,
    view::{DescendantsAsk, DescendantsPage, FlowsAsk, FlowsPage, KinAsk, KinNode, KinPage},
};

impl Catalogue {
    /// Descendants by group, and those of one group.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn descendants(&self, ask: &DescendantsAsk) -> Result<DescendantsPage> {
        let found = self.find(&ask.repo).await?;
        let below = self.below(found.id).await?;
        Ok(DescendantsPage {
            repo: found.repo,
            total: below.total,
            of: below.total,
            groups: Vec::new(),
            rest: below.total,
            rows: below.rows,
        })
    }

    /// The neighbourhood of a model.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn kin(&self, ask: &KinAsk) -> Result<KinPage> {
        let found = self.find(&ask.repo).await?;
        let below = self.below(found.id).await?;
        Ok(KinPage {
            nodes: vec![KinNode {
                repo: found.repo,
                in_atlas: true,
                level: 0,
                maker: None,
                licence: None,
                verdict: None,
                downloads: None,
                more: below.children,
            }],
            edges: Vec::new(),
            left_out: below.children,
        })
    }

    /// Who builds on whom, by country and quarter.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn flows(&self, _ask: &FlowsAsk) -> Result<FlowsPage> {
        Ok(FlowsPage {
            rows: Vec::new(),
            total: 0,
            undated: 0,
        })
    }
}
